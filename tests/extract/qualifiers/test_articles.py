"""What qualifies the claims of whole articles: sources across sentences, persons, times?"""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from spacy.language import Language

from extract.actors import identify
from extract.claims.draft import Draft
from extract.claims.reasons import reasons
from extract.passages import parse
from extract.pipeline import drafts_of
from graph.models import Period

DAY = date(2025, 3, 12)
CASES = yaml.safe_load((Path(__file__).parent / "articles.yaml").read_text(encoding="utf-8"))
INTERVIEW = """Libye : « Chaque camp a son parrain »
Propos recueillis par la rédaction. Nadia Benkhalil, chercheuse, revient sur les soutiens du maréchal Haftar.
La Russie livre-t-elle des armes ?
« Oui. Moscou a livré des missiles à Damas. »
Et les Émirats ?
« Abou Dhabi a livré des drones à Khartoum, dont Haftar ne voulait pas. »"""


def drafts(nlp: Language, text: str) -> list[Draft]:
    """Return the drafts of an article, a paragraph a line."""
    bounds, start = [], 0
    for line in text.split("\n"):
        kind = "question" if line.endswith("?") else "body" if start else "title"
        bounds.append((start, start + len(line), kind))
        start += len(line) + 1
    passages = parse(nlp, text, bounds)
    return drafts_of(passages, identify(passages, DAY), Period(text="", start=DAY, end=DAY))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_article_qualifies_its_claim(nlp: Language, case: dict[str, Any]) -> None:
    found = [d for d in drafts(nlp, case["text"]) if d.relation == case["relation"]]
    assert found, "the claim itself is missing"
    draft = found[0]
    if "sources" in case:
        assert sorted(f"{s.entity_id} {s.stance}" for s in draft.sources) == sorted(case["sources"])
    assert draft.qualification.modality == case.get("modality", draft.qualification.modality)
    assert draft.qualification.polarity == case.get("polarity", draft.qualification.polarity)
    if "time" in case:
        assert (draft.time.start if draft.time else None) == case["time"]


def test_answers_of_an_interview_are_the_interviewees(nlp: Language) -> None:
    found = {d.relation: [s.entity_id for s in d.sources] for d in drafts(nlp, INTERVIEW)}
    [who] = found["TRANSFERS_MISSILES_TO"]
    assert who.startswith("person:nadia-")
    assert found["TRANSFERS_DRONES_TO"] == [who]


def test_every_claim_tells_what_read_it_and_what_decided_its_qualifiers(nlp: Language) -> None:
    [draft] = drafts(nlp, "Selon Kinshasa, le Rwanda aurait livré lundi des armes au M23.")
    assert reasons([draft]) == (
        f"{draft.match.rule}: livré",
        "construction: active verb",
        "alleged: aurait (conditionnel)",
        "positive: no negation",
        "country:CD asserts: selon",
        "time: lundi",
    )
