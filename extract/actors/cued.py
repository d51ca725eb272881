"""Which organizations does a noun before them give away? "Le quotidien libanais An-Nahar"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from extract.actors.gazetteer import Gazetteer, Sense
from extract.actors.names import fold
from extract.parsed import Doc, Span, Token
from ontology.countries import Gender
from ontology.organizations import Kind
from ontology.strict import Strict, read_yaml

_BETWEEN = 2
_LONGEST = 5
_ARTICLES = frozenset({"l'", "le", "la", "au", "du"})
_LINKS = frozenset({"-", "of", "for", "al", "el", "de", "du", "des", "&"})


class Cue(Strict):
    """Nouns that announce an organization's name, with an example and the name that it holds."""

    nouns: tuple[str, ...]
    kind: Kind
    gender: Gender
    text: str
    name: str


@dataclass(frozen=True, slots=True, eq=False)
class Cued:
    """An organization's name, with the cue before it; `span` holds both."""

    span: Span
    name: Span
    cue: Cue | None


class Cues(Strict):
    """The lists of `cues.yaml`."""

    nouns: tuple[Cue, ...]
    endings: frozenset[str]


@cache
def cues() -> Cues:
    """Return the lists of `cues.yaml`."""
    return read_yaml(files("ontology") / "actors" / "cues.yaml", TypeAdapter(Cues))


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer(
        Sense(str(number), "cue", noun)
        for number, cue in enumerate(cues().nouns)
        for noun in cue.nouns
    )


def cued(doc: Doc, known: Mapping[int, bool]) -> Iterator[Cued]:
    """Yield the organizations that a noun before or an English one at the end gives away.

    `known` has the places where known names start, and whether each is a national adjective.
    """
    for sight in _gazetteer().find(doc.text):
        span = doc.char_span(sight.start, sight.end)
        if span is None or span.end >= len(doc):
            continue
        start = _after_adjectives(doc, _after_complement(doc, span.end), known)
        end = max(_name_end(doc, start), _recognised_end(doc, start))
        if end > start and start not in known:
            cue = cues().nouns[int(sight.senses[0].entity)]
            yield Cued(Span(doc, span.start, end), Span(doc, start, end), cue)
    yield from _national(doc, known)
    for token in doc:
        if token.text in cues().endings:
            start = token.i
            while start > 0 and start - 1 not in known and _capital(doc[start - 1]):
                start -= 1
            if start < token.i:
                name = Span(doc, start, token.i + 1)
                yield Cued(name, name, None)


def _national(doc: Doc, known: Mapping[int, bool]) -> Iterator[Cued]:
    """Yield the companies that a nationality in lower case tells ("l'ukrainien Skyeton")."""
    people = {ent.start for ent in doc.ents if ent.label_ == "PER"}
    company = next(cue for cue in cues().nouns if cue.kind == "company")
    for place, adjective in known.items():
        start = place + 1
        if not adjective or place == 0 or start in known or start in people or start >= len(doc):
            continue
        if doc[place].text[0].islower() and doc[place - 1].lower_ in _ARTICLES:
            end = _name_end(doc, start)
            if end > start:
                name = Span(doc, start, end)
                yield Cued(name, name, company)


def _after_complement(doc: Doc, place: int) -> int:
    """Return the token after what the noun is of ("le fabricant de drones turc Baykar")."""
    if place + 1 < len(doc) and doc[place].lower_ in {"de", "d'"}:
        after = doc[place + 1]
        if after.pos_ == "NOUN" and after.text[:1].islower():
            return place + 2
    return place


def _after_adjectives(doc: Doc, place: int, known: Mapping[int, bool]) -> int:
    """Return the first token after the noun's own adjectives, in lower case."""
    end = place
    while end < len(doc) and end - place < _BETWEEN and doc[end].text[:1].islower():
        if doc[end].pos_ != "ADJ" and not known.get(end):
            break
        end += 1
    return end


def _name_end(doc: Doc, start: int) -> int:
    """Return where the capitalised words from `start` end."""
    end = place = start
    while place < len(doc) and place - start < _LONGEST:
        if _capital(doc[place]):
            end = place + 1
        elif end == start or doc[place].lower_ not in _LINKS:
            break
        place += 1
    return end


def _recognised_end(doc: Doc, start: int) -> int:
    """Return where a name that the recogniser found at `start` ends ("Rêve géorgien")."""
    return next((ent.end for ent in doc.ents if ent.start == start and _capital(doc[start])), start)


def _capital(token: Token) -> bool:
    text = token.text
    first = text[:1].isupper() or (text[:1].isdigit() and text[-1:].isupper())
    return first and len(fold(text)) > 1
