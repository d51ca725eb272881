"""Which nouns take up an actor named before? "ce pays", "l'agence", "les deux hommes"."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter
from spacy.tokens import Doc, Span

from extract.actors.names import fold
from graph.models import EntityType
from ontology.organizations import Kind
from ontology.strict import Strict, read_yaml

_NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5}
_ONE = frozenset({"le", "la", "l'", "ce", "cet", "cette", "du", "au"})
_MANY = frozenset({"les", "des", "aux", "ces"})


class Anaphor(Strict):
    """A noun that takes up an actor of some types; `count` actors where it stands after a number."""

    noun: str
    plural: str | None = None
    types: tuple[EntityType, ...]
    kinds: tuple[Kind, ...] = ()
    alone: bool = True
    count: int = 1


class Anaphors(Strict):
    """The lists of `anaphors.yaml`; `human_objects` are verbs whose object pronoun is somebody."""

    nouns: tuple[Anaphor, ...]
    human_objects: frozenset[str]


@cache
def anaphors() -> Anaphors:
    """Return the lists of `anaphors.yaml`."""
    return read_yaml(files("ontology") / "actors" / "anaphors.yaml", TypeAdapter(Anaphors))


@cache
def _nouns() -> dict[str, Anaphor]:
    return {fold(entry.noun): entry for entry in anaphors().nouns}


@cache
def _plurals() -> dict[str, Anaphor]:
    return {fold(entry.plural): entry for entry in anaphors().nouns if entry.plural}


def descriptions(doc: Doc) -> Iterator[tuple[Span, Anaphor]]:
    """Yield the phrases of `doc` that take up actors: determiner, number, noun, and nothing after."""
    for token in doc:
        word = fold(token.text)
        if word in _plurals() and token.i > 1:
            count = _NUMBERS.get(doc[token.i - 1].lower_)
            if count and fold(doc[token.i - 2].text) in _MANY:
                yield (
                    doc[token.i - 1 : token.i + 1],
                    _plurals()[word].model_copy(update={"count": count}),
                )
        elif word in _nouns() and token.i > 0 and _bare(token.i, doc):
            entry = _nouns()[word]
            if entry.alone or fold(doc[token.i - 1].text) in {"ce", "cet", "cette"}:
                yield doc[token.i : token.i + 1], entry


def _bare(place: int, doc: Doc) -> bool:
    """Tell whether the noun has a definite determiner and no complement of its own."""
    if fold(doc[place - 1].text) not in _ONE:
        return False
    if place + 1 >= len(doc):
        return True
    after = doc[place + 1]
    return not (after.pos_ in {"ADJ", "PROPN"} or fold(after.text) in {"de", "du", "des", "d'"})
