"""Which light verb carries a noun, and does its subject do or undergo what the noun says?"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from extract.clauses.elements import Mark, Phrase, VerbGroup
from extract.clauses.structure import THAT, Structure, is_oblique, only_specifies
from extract.parsed import Token
from ontology.lexicon import grammar, light_verbs

_FIXED = 2

Use = Literal["plain", "inverse", "ending", "owning", "asking", "answering", "happening"]


@dataclass(frozen=True, slots=True)
class Support:
    """The verb at element `verb` lends a noun its roles.

    With the use "inverse" its subject undergoes the act, with "ending" it no longer does it, with
    "owning" it owns up to it, or denies it, with "asking" it wants to profit by it, with "answering"
    it has been spoken to. With "happening" the noun is itself the subject.
    """

    verb: int
    use: Use


def support_of(structure: Structure, k: int) -> Support | None:
    """Return the light verb of the noun phrase at `k`, or None."""
    phrase = structure.elements[k]
    if not isinstance(phrase, Phrase):
        return None
    relative = _in_relative(structure, k)
    if relative is not None:
        return relative
    verbs = [j for j, element in enumerate(structure.elements) if isinstance(element, VerbGroup)]
    if phrase.preposition is None:
        for j in verbs:
            if _is_passive_light(structure, j, k):
                return Support(j, _uses()[structure.verb(j).lemma, ()])
            if j > k and _is_happening(structure, j, k):
                return Support(j, "happening")
    nearest = max((j for j in verbs if j < k), default=None)
    if nearest is None or structure.verb(nearest).passive:
        return None
    if _is_undergone(structure, nearest):
        return Support(nearest - 1, "inverse")
    use = _use(structure, nearest, k, phrase)
    return Support(nearest, use) if use is not None else None


def _in_relative(structure: Structure, k: int) -> Support | None:
    """Return the light verb of the relative clause whose object is the noun at `k` ("les frappes que X a menées")."""
    opener = k + 1
    while opener < len(structure.elements) and only_specifies(structure.elements[opener]):
        opener += 1
    mark = structure.elements[opener] if opener < len(structure.elements) else None
    if not isinstance(mark, Mark) or mark.kind != "relative" or mark.head.lower_ not in THAT:
        return None
    for j in (opener + 1, opener + 2):
        if structure.is_finite(j):
            verb = structure.verb(j)
            use = _uses().get((verb.lemma, ()))
            return None if use is None or verb.passive or verb.reflexive else Support(j, use)
    return None


def _is_happening(structure: Structure, j: int, k: int) -> bool:
    """Tell whether the verb at `j` says no more than that its subject, at `k`, takes place."""
    verb = structure.verb(j)
    if verb.form != "finite" or structure.subject(j) != k:
        return False
    after = [token.lower_ for token in verb.head.doc.tokens[verb.end : verb.end + _FIXED]]
    names = (
        " ".join((name, *after[:size])) for name in verb_names(verb) for size in range(_FIXED + 1)
    )
    return any(name in _happenings() for name in names)


@cache
def _happenings() -> frozenset[str]:
    return frozenset(light_verbs().happening)


def _is_undergone(structure: Structure, j: int) -> bool:
    """Tell whether the verb at `j` is the infinitive of "se voir adresser"."""
    before = structure.elements[j - 1] if j else None
    if structure.verb(j).form != "infinitive" or not isinstance(before, VerbGroup):
        return False
    return before.reflexive and before.lemma in {"voir", "faire"}


def _use(structure: Structure, j: int, k: int, phrase: Phrase) -> Use | None:
    verb = structure.verb(j)
    words = tuple(_words(verb.head.doc.tokens[verb.end : phrase.start]))
    last = (phrase.preposition,) if phrase.preposition else ()
    for name in verb_names(verb):
        use = _uses().get((name, (*words, *last)))
        if use is None and _is_near(structure, j, k):
            use = _uses().get((name, last))
            if use is None and _is_parted_object(structure, j, k):
                use = _uses().get((name, ()))
        if use is not None:
            return use
    return None


def verb_names(verb: VerbGroup) -> tuple[str, ...]:
    """Return how the lists may call the verb, "se" included."""
    return (f"se {verb.lemma}", f"s'{verb.lemma}") if verb.reflexive else (verb.lemma,)


@cache
def _uses() -> Mapping[tuple[str, tuple[str, ...]], Use]:
    """Return (verb, words after it, without articles) -> what the verb does with its noun."""
    table: dict[tuple[str, tuple[str, ...]], Use] = {}
    for entries, use in _entries():
        for entry in entries:
            words = entry.replace("l'", "l' ").replace("d'", "de ").split()
            size = 2 if words[0] == "se" else 1
            rest = (w for word in words[size:] for w in grammar().contractions.get(word, (word,)))
            key = " ".join(words[:size]), tuple(w for w in rest if w not in grammar().articles)
            table.setdefault(key, use)
    return table


def _entries() -> Iterator[tuple[Sequence[str], Use]]:
    lists = light_verbs()
    yield lists.ending, "ending"
    yield lists.owning, "owning"
    yield lists.asking, "asking"
    yield lists.inverse, "inverse"
    yield lists.verbs, "plain"
    yield lists.prepositional, "plain"
    yield lists.answering, "answering"


def _words(tokens: Sequence[Token]) -> Iterator[str]:
    """Yield the words of `tokens` uncontracted, without articles and adverbs."""
    for token in tokens:
        if token.pos_ not in {"ADV", "DET"} and token.lower_ not in grammar().articles:
            yield from grammar().contractions.get(token.lower_, (token.lower_,))


def _is_passive_light(structure: Structure, j: int, k: int) -> bool:
    """Tell whether the verb at `j` is a light one in the passive whose subject is at `k`."""
    verb = structure.verb(j)
    if not verb.passive or verb.form != "finite" or (verb.lemma, ()) not in _uses():
        return False
    return structure.subject(j) == k and _uses()[verb.lemma, ()] in {"plain", "ending"}


def _is_near(structure: Structure, j: int, k: int) -> bool:
    """Tell whether nothing but obliques stand between the verb at `j` and the phrase at `k`."""
    return all(
        is_oblique(e) or (isinstance(e, Mark) and e.kind in {"comma", "conjunction"})
        for e in structure.elements[j + 1 : k]
    )


def _is_parted_object(structure: Structure, j: int, k: int) -> bool:
    """Tell whether "des" before the phrase at `k` is its article ("mène avec X des négociations")."""
    phrase, before = structure.elements[k], structure.elements[k - 1]
    plural = isinstance(phrase, Phrase) and phrase.head.doc[phrase.start].lower_ == "des"
    bare = any(isinstance(e, Phrase) and not is_oblique(e) for e in structure.elements[j + 1 : k])
    return plural and not bare and isinstance(before, Phrase) and k > j + 1
