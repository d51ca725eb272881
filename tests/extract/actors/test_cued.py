"""Does a noun before a name, or its last word, tell an organization?"""

from datetime import date

import pytest

from extract.actors import identify
from extract.actors.cued import Cue, cues
from extract.model import choose_model, load_model
from extract.passages import parse
from graph.models import EntityType


def organizations(text: str) -> set[str]:
    """Return every name of the organizations in an article of one paragraph."""
    nlp = load_model(choose_model(None))
    cast = identify(parse(nlp, text, [(0, len(text), "body")]), date(2025, 6, 1))
    entities = [e for e in cast.entities.values() if e.type is EntityType.ORGANIZATION]
    return {name for e in entities for name in (e.name, *e.aliases)}


@pytest.mark.parametrize("cue", cues().nouns, ids=lambda cue: f"{cue.kind} {cue.gender}")
def test_cue_tells_the_name_of_its_example(cue: Cue) -> None:
    assert cue.name in organizations(cue.text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Une analyste du Rondeli Center doute.", "Rondeli Center"),
        ("La Première ministre japonaise doute.", None),
        ("Le centre de la ville a brûlé.", None),
    ],
)
def test_names_without_a_cue(text: str, name: str | None) -> None:
    assert organizations(text) == ({name} if name else set())
