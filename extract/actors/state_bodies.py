"""Which body of which state does "le ministère iranien de la Défense" or "l'armée russe" name?"""

from collections.abc import Mapping
from dataclasses import dataclass

from extract.actors.gazetteer import Sense
from extract.actors.names import fold
from extract.parsed import Doc, Span
from ontology.organizations import BodyPattern

_OF = frozenset({"de", "du", "des", "d'"})
_ARTICLES = frozenset({"la", "le", "les", "l'"})
_NATIONAL = frozenset({"adjective", "demonym"})
_STATE = frozenset({"country", "capital"})


@dataclass(frozen=True, slots=True)
class Body:
    """A state's body: its pattern, the country if the phrase names one, and its last token, exclusive."""

    pattern: BodyPattern
    country: str | None
    end: int
    portfolio: tuple[int, int] | None = None


def read_body(head: Span, pattern: BodyPattern, names: Mapping[int, tuple[Sense, ...]]) -> Body:
    """Return the body whose head noun is `head`, reading the adjective, portfolio and country after it."""
    doc, place = head.doc, _skip_adjectives(head, names)
    country, place = _country(doc, place, names)
    portfolio = None
    if pattern.portfolio:
        portfolio, place = _portfolio(doc, place, names)
        if country is None:
            country, place = _country(doc, place, names)
    if country is None and portfolio is None:
        place = head.end
    return Body(pattern, country, place, portfolio)


def _skip_adjectives(head: Span, names: Mapping[int, tuple[Sense, ...]]) -> int:
    """Return the first token after the head's own adjectives ("les autorités militaires maliennes")."""
    place = head.end
    doc = head.doc
    while place < len(doc) and place - head.end < 2 and place not in names:
        if doc[place].pos_ != "ADJ" or doc[place].is_punct:
            break
        place += 1
    return place


def _country(
    doc: Doc, place: int, names: Mapping[int, tuple[Sense, ...]]
) -> tuple[str | None, int]:
    """Return the country named at `place` by an adjective or after "de", and the token after it."""
    uses = _NATIONAL
    start = place
    if place < len(doc) and fold(doc[place].text) in _OF:
        uses, start = _STATE, place + 1
        if start < len(doc) and fold(doc[start].text) in _ARTICLES:
            start += 1
    for sense in names.get(start, ()):
        if sense.use in uses and sense.entity.startswith("country:"):
            return sense.entity, start + _length(doc, start, sense)
    return None, place


def _length(doc: Doc, start: int, sense: Sense) -> int:
    """Return how many tokens a name that starts at `start` takes."""
    end = doc[start].idx + len(sense.name)
    length = 1
    while start + length < len(doc) and doc[start + length].idx < end:
        length += 1
    return length


def _portfolio(
    doc: Doc, place: int, names: Mapping[int, tuple[Sense, ...]]
) -> tuple[tuple[int, int] | None, int]:
    """Return the bounds of "des Affaires étrangères" at `place`, and the token after it."""
    if place >= len(doc) or fold(doc[place].text) not in _OF | {"a", "aux", "au"}:
        return None, place
    end = place + 1
    while end < len(doc) and end - place < 8 and not _named(end, names) and _continues(doc, end):
        end += 1
    while end > place + 1 and fold(doc[end - 1].text) in _OF | _ARTICLES | {"et", "a"}:
        end -= 1
    return ((place, end), end) if end > place + 1 else (None, place)


def _named(place: int, names: Mapping[int, tuple[Sense, ...]]) -> bool:
    """Tell whether a name starts at `place`; a body's noun ("la Défense") is none."""
    return any(sense.use != "body" for sense in names.get(place, ()))


def _continues(doc: Doc, place: int) -> bool:
    """Tell whether a token may stand inside a portfolio's name."""
    token = doc[place]
    if fold(token.text) in _OF | _ARTICLES:
        return True
    if token.text == "et":
        return place + 1 < len(doc) and (
            doc[place + 1].text[:1].isupper() or fold(doc[place + 1].text) in _OF | _ARTICLES
        )
    return token.pos_ in {"ADJ", "NOUN", "PROPN"} and (
        token.text[:1].isupper()
        or token.pos_ == "ADJ"
        or fold(doc[place - 1].text) in _OF | _ARTICLES
    )
