"""Who is found in a sentence, and where do its pronouns and titles lead?"""

from datetime import date

import pytest

from extract.actors import Cast, identify
from extract.model import choose_model, load_model
from extract.passages import parse


def cast_of(text: str) -> Cast:
    """Return the cast of an article of one paragraph."""
    nlp = load_model(choose_model(None))
    return identify(parse(nlp, text, [(0, len(text), "body")]), date(2025, 6, 1))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (
            "L'armée thaïlandaise a bombardé le Cambodge.",
            {"armée": "country:TH", "Cambodge": "country:KH"},
        ),
        ("Bogota a livré des fusils à Quito.", {"Bogota": "country:CO", "Quito": "country:EC"}),
        ("Le Pérou, auquel ils parlent, se tait.", {"auquel": "country:PE"}),
    ],
)
def test_words_stand_for_actors(text: str, words: dict[str, str]) -> None:
    cast = cast_of(text)
    found = {
        m.span.doc[i].text: m.entities
        for m in cast.mentions
        for i in range(m.span.start, m.span.end)
    }
    assert {word: found.get(word) for word in words} == {w: (e,) for w, e in words.items()}


def test_a_capital_where_something_happens_is_a_place() -> None:
    cast = cast_of("Le Chili a parlé lors d'une réunion à Lima.")
    assert not any("country:PE" in mention.entities for mention in cast.mentions)
    assert "place:lima" in cast.entities


def test_a_title_gives_its_bearer_an_office() -> None:
    [office] = cast_of("Le président bolivien, Ramiro Quispe, a rencontré la presse.").offices
    assert (office.body_id, office.title) == ("country:BO", "président")
