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
    """The span of an organization's name, and the cue before it."""

    span: Span
    cue: Cue


@cache
def cues() -> tuple[Cue, ...]:
    """Return the cues of `cues.yaml`."""
    source = files("ontology") / "actors" / "cues.yaml"
    return tuple(read_yaml(source, TypeAdapter(dict[str, tuple[Cue, ...]]))["nouns"])


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer(
        Sense(str(number), "cue", noun) for number, cue in enumerate(cues()) for noun in cue.nouns
    )


def cued(doc: Doc, names: Mapping[int, object]) -> Iterator[Cued]:
    """Yield the organizations that follow a cue; what begins a known name in `names` is none."""
    for sight in _gazetteer().find(doc.text):
        span = doc.char_span(sight.start, sight.end)
        if span is None or span.end >= len(doc):
            continue
        start = _after_adjectives(doc, span.end)
        end = max(_name_end(doc, start), _recognised_end(doc, start))
        if end > start and start not in names:
            yield Cued(doc[start:end], cues()[int(sight.senses[0].entity)])


def _after_adjectives(doc: Doc, place: int) -> int:
    """Return the first token after the noun's own adjectives, in lower case."""
    end = place
    while end < len(doc) and end - place < _BETWEEN and doc[end].pos_ == "ADJ":
        if not doc[end].text[:1].islower():
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
    return (text[:1].isupper() or (text[:1].isdigit() and any(c.isupper() for c in text))) and len(
        fold(text)
    ) > 1
