"""Do pronouns, possessives and descriptions lead to whom they take up, and to nobody where they should not?"""

from collections import defaultdict
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml

from extract.actors import Cast, identify
from extract.model import choose_model, load_model
from extract.passages import parse

CASES: list[dict[str, Any]] = yaml.safe_load(
    (Path(__file__).parent / "anaphora.yaml").read_text(encoding="utf-8")
)


def _words(text: str) -> dict[str, str]:
    """Return the entities of each word, a second occurrence under its number."""
    nlp = load_model(choose_model(None))
    passages = parse(nlp, text, [(0, len(text), "body")])
    cast = identify(passages, date(2025, 6, 1))
    seen: defaultdict[str, int] = defaultdict(int)
    found = {}
    for token in passages[0].doc:
        seen[token.text] += 1
        key = token.text if seen[token.text] == 1 else f"{token.text} {seen[token.text]}"
        found[key] = _entities(cast, token)
    return found


def _entities(cast: Cast, token: Any) -> str:
    mentions = [m for m in cast.mentions if token in m.span]
    return " ".join(mentions[-1].entities) if mentions else ""


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_words_take_up_whom_they_stand_for(case: dict[str, Any]) -> None:
    found = _words(case["text"])
    assert {word: found[_plain(word, found)] for word in case["words"]} == case["words"]


def _plain(word: str, found: dict[str, str]) -> str:
    """Return the word as the tokenizer has it, a pronoun with or without its hyphen."""
    return word if word in found else word.removeprefix("-")
