"""Who did the act that a phrase names without its doer, having been told before ("a condamné cet envoi")?"""

from collections.abc import Iterator, Sequence

from extract.clauses.predicates import Argument, Predicate
from extract.parsed import Doc, Token
from extract.relations.arguments import actors, clitic_of
from extract.relations.frames import frame_index
from extract.relations.memory import Memory
from ontology.lexicon import grammar

_SUFFERING = ("contre", "sur", "à")
_BACK = 60
_NEAR = 1
_THIS = frozenset(["ce", "cet", "cette", "ces", "cela", "ceci"])


def resumed(
    predicate: Predicate, roles: Sequence[str], own: Sequence[str], memory: Memory
) -> tuple[str, ...]:
    """Return who last did the act that one of `roles` names, but for `own`; none if it was not told."""
    doc = predicate.trigger.doc
    suffering = [
        i
        for role in _SUFFERING
        for a in predicate.roles.get(role, ())
        for i in actors(a, doc, memory.cast)
    ]
    for role in roles:
        for held in predicate.roles.get(role, ()):
            named = [*suffering, *_in_complements(held, doc, memory)]
            for act in _acts(held, doc):
                relations = {e.relation.relation for e in frame_index().nouns[act]}
                found = memory.doer(relations, own, named)
                if found is not None:
                    return (found,)
            reach = _reach_of_deed(held, doc)
            if reach is not None and (doers := memory.latest_doers(own, reach)):
                return doers
    return ()


def _reach_of_deed(argument: Argument, doc: Doc) -> int | None:
    """Return how many sentences back that may have been told which "cette décision", "ce" or "un geste" takes up.

    None where `argument` takes up no deed, or says itself whose it is.
    """
    (start, end), *others = argument.items or ((0, 0),)
    words = [token.lemma_.lower() for token in doc[start:end] if token.pos_ != "ADJ"]
    if others or not words or words[-1] not in grammar().deeds:
        return None
    first, remarked = doc[start].lower_, start > 0 and doc[start - 1].text == ","
    alone = len(words) == 1 and first != "cela"
    if (first == "ce" and alone) or (remarked and (alone or first in {"un", "une"})):
        return 0
    return _NEAR if first in _THIS else None


def _in_complements(argument: Argument, doc: Doc, memory: Memory) -> Iterator[str]:
    for place in argument.complements:
        yield from actors(Argument((place,)), doc, memory.cast)


def _acts(argument: Argument, doc: Doc) -> Iterator[str]:
    """Yield the nouns of acts in `argument`, or the one that its clitic takes up."""
    nouns = frame_index().nouns
    clitic = clitic_of(argument, doc)
    if clitic is not None:
        act = _taken_up(clitic)
        if act is not None:
            yield act
        return
    for start, end in argument.items:
        for token in doc.tokens[start:end]:
            if token.pos_ == "NOUN" and token.lemma_.lower() in nouns:
                yield token.lemma_.lower()


def _taken_up(clitic: Token) -> str | None:
    """Return the nearest noun of an act before `clitic` with which it agrees."""
    plural = clitic.lower_ == "les"
    for i in range(clitic.i - 1, max(clitic.i - _BACK, 0) - 1, -1):
        token = clitic.doc[i]
        if token.pos_ != "NOUN" or token.lemma_.lower() not in frame_index().nouns:
            continue
        if ("Plur" in token.morph.get("Number")) == plural:
            return token.lemma_.lower()
    return None
