"""Which nouns take up an actor named before? "ce pays", "l'agence", "les deux hommes", "leurs pays"."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from extract.actors.names import fold
from extract.parsed import Doc, Span, Token
from graph.models import EntityType
from ontology.countries import Code, Gender
from ontology.organizations import Kind
from ontology.strict import Strict, read_yaml

_NUMBERS = {"deux": 2, "trois": 3, "quatre": 4, "cinq": 5}
_THIS = frozenset({"ce", "cet", "cette"})
_ONE = _THIS | {"le", "la", "l'", "du", "au"}
_MANY = frozenset({"les", "des", "aux", "ces", "leurs"})
_BOTH = ("l'", "une", "et", "l'", "autre"), ("l'", "un", "et", "l'", "autre")
_EVERY = frozenset({"tous", "toutes"})
_OWN = frozenset({"son", "sa", "leur", "leurs"})
_OF = frozenset({"de", "du", "des", "d'"})


class Anaphor(Strict):
    """A noun that takes up an actor of some types, kinds and countries; `offices` are those of a person."""

    noun: str
    plural: str | None = None
    types: tuple[EntityType, ...]
    kinds: tuple[Kind, ...] = ()
    countries: tuple[Code, ...] = ()
    offices: tuple[str, ...] = ()
    alone: bool = True
    many: bool = False
    owned: bool = False
    bordering: bool = False
    main: bool = False
    army: bool = False
    pair: bool = False
    sides: bool = False
    fixed: bool = False
    modified: bool = False
    strict: bool = False
    gender: Gender | None = None
    named: bool = False
    last: bool = False


class Anaphors(Strict):
    """The lists of `anaphors.yaml`.

    `mediation` are lemmas of what is done between two parties by a third, `with_of` verbs whose object
    is followed by a "de" of theirs.
    """

    nouns: tuple[Anaphor, ...]
    modifiers: frozenset[str]
    mediation: frozenset[str]
    with_of: frozenset[str]


@dataclass(frozen=True, slots=True, eq=False)
class Description:
    """A phrase that takes up `count` actors; those of its owner where `owned`, of the state in `adjective`."""

    span: Span
    anaphor: Anaphor
    count: int = 1
    owned: bool = False
    adjective: Token | None = None
    demonstrative: bool = False


@cache
def anaphors() -> Anaphors:
    """Return the lists of `anaphors.yaml`."""
    return read_yaml(files("ontology") / "actors" / "anaphors.yaml", TypeAdapter(Anaphors))


@cache
def _nouns() -> Mapping[str, Anaphor]:
    return {fold(entry.noun): entry for entry in anaphors().nouns}


@cache
def _plurals() -> Mapping[str, Anaphor]:
    return {fold(entry.plural): entry for entry in anaphors().nouns if entry.plural}


def descriptions(doc: Doc) -> Iterator[Description]:
    """Yield the phrases of `doc` that take up actors, from left to right."""
    for token in doc.tokens[1:]:
        word = fold(token.text)
        found = None
        if word in _plurals():
            found = _several(token, _plurals()[word])
        if found is None and word in _nouns():
            found = _single(token, _nouns()[word])
        if found is not None:
            yield found


def _several(noun: Token, entry: Anaphor) -> Description | None:
    """Return "les deux pays", "leurs pays" or "les rebelles"."""
    doc, place = noun.doc, _before_modifiers(noun)
    before = fold(doc[place].text)
    count = _NUMBERS.get(before)
    if count and place > 0:
        if entry.bordering and fold(doc[place - 1].text) in {"ses", "leurs"}:
            return Description(doc[place : noun.i + 1], entry, count, owned=True)
        if fold(doc[place - 1].text) in _MANY:
            return Description(doc[place : noun.i + 1], entry, count)
    if entry.owned and before in {"leurs", "nos"}:
        return Description(doc[noun.i : noun.i + 1], entry, 2, owned=before == "leurs")
    if entry.pair and _all_of_them(doc, place) and _complete(noun) is not None:
        return Description(doc[noun.i : noun.i + 1], entry, 2)
    if entry.many and (before == "ces" or _all_of_them(doc, place)) and _complete(noun) is not None:
        return Description(doc[noun.i : noun.i + 1], entry)
    return None


def _all_of_them(doc: Doc, place: int) -> bool:
    """Tell whether "les", "aux" or "des" at `place` is definite, and not after "toutes"."""
    before = fold(doc[place].text)
    if before not in {"les", "aux"} and not (before == "des" and doc[place].pos_ == "ADP"):
        return False
    return place == 0 or fold(doc[place - 1].text) not in _EVERY


def _single(noun: Token, entry: Anaphor) -> Description | None:
    """Return "ce pays", "l'agence", "le mouvement chiite" or "son pays"."""
    doc, place = noun.doc, _before_modifiers(noun)
    determiner = fold(doc[place].text)
    if entry.named and not noun.text[0].isupper():
        return None
    if tuple(fold(token.text) for token in doc.tokens[max(0, noun.i - 5) : noun.i]) in _BOTH:
        return Description(doc[noun.i : noun.i + 1], entry, 2)
    span = doc[noun.i : noun.i + 1]
    if entry.owned and determiner in _OWN:
        return Description(span, entry, owned=True)
    if determiner not in _ONE or not (entry.alone or determiner in _THIS):
        return None
    end = _complete(noun)
    if end is None or (entry.modified and end == noun.i + 1):
        return None
    adjective = doc[end] if end < len(doc) and doc[end].pos_ == "ADJ" else None
    return Description(
        doc[noun.i : end], entry, adjective=adjective, demonstrative=determiner in _THIS
    )


def _before_modifiers(noun: Token) -> int:
    """Return the place of what stands before a noun and its modifier ("le petit royaume")."""
    place = noun.i - 1
    return place - 1 if place > 0 and _modifies(noun.doc[place]) else place


def _complete(noun: Token) -> int | None:
    """Return where the phrase ends that has no complement but modifiers; None if it has one."""
    doc, end = noun.doc, noun.i + 1
    if end < len(doc) and _modifies(doc[end]):
        end += 1
    if end >= len(doc):
        return end
    after = doc[end]
    last = after.neighbour(1)
    if after.text.islower() and last is not None and _named_after(last):
        return None
    if after.lower_ == "des" and _given_to(noun):
        return end
    if _complement(after) and _is_of_verb(noun):
        return end
    if _complement(after) or (after.pos_ == "PROPN" and after.head.i == noun.i):
        return None
    return end


def _is_of_verb(noun: Token) -> bool:
    """Tell whether a verb stands before a noun and its article that has a "de" of its own ("menace le pays de")."""
    verb = noun.doc[noun.i - 2] if noun.i > 1 else None
    return verb is not None and verb.pos_ == "VERB" and fold(verb.lemma_) in anaphors().with_of


def _given_to(noun: Token) -> bool:
    """Tell whether "au" or "à la" stands before a noun: "des" after it is of what is given."""
    before = [noun.neighbour(-1), noun.neighbour(-2)]
    words = [token.lower_ for token in before if token is not None]
    return words[:1] == ["au"] or words == ["la", "à"]


def _named_after(token: Token) -> bool:
    """Tell whether "de" and a name complete the phrase ("les rebelles touaregs du FLA")."""
    after = token.neighbour(1)
    return _complement(token) and after is not None and after.text[:1].isupper()


def _complement(token: Token) -> bool:
    """Tell whether "de" opens a complement: not the article of another noun, not before an infinitive."""
    if fold(token.text) not in _OF or token.pos_ == "DET":
        return False
    after = token.neighbour(1)
    return after is None or "Inf" not in after.morph.get("VerbForm", [])


def _modifies(token: Token) -> bool:
    return fold(token.text) in anaphors().modifiers
