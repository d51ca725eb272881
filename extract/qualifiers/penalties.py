"""Who accuses where nobody says so? Whoever punishes: "X a sanctionné Y, accusé de …", "pour avoir …"."""

from collections.abc import Iterator
from functools import cache

from extract.clauses.tags import is_verb
from extract.parsed import Doc, Token
from extract.qualifiers.according import clause_around
from extract.qualifiers.phrases import follows
from extract.qualifiers.speakers import Actors, agents_of_passive, speakers_of_verb
from extract.qualifiers.utterance import Speech
from extract.qualifiers.verb_group import group_start, is_passive, tense_bearer
from extract.qualifiers.words import is_finite, is_infinitive, lemma_of
from graph.models import Stance
from ontology.cues import marks


def punisher(cast: Actors, place: Token, start: int) -> tuple[str, ...]:
    """Return who does the act of punishment that stands before `place` in the sentence from `start`."""
    for token in reversed(place.doc.tokens[start : place.i]):
        if is_verb(token) and _punishes(token):
            if is_infinitive(token):
                return _subject_of_governor(cast, token, start)
            if is_passive(token):
                return agents_of_passive(cast, token, place.i)
            return speakers_of_verb(cast, token, start)
    return ()


def _punishes(verb: Token) -> bool:
    """Tell whether the verb, or the phrase that it opens ("mettre en cause"), blames or punishes."""
    return any(follows(verb, rest) for rest in _penalties().get(lemma_of(verb), ()))


@cache
def _penalties() -> dict[str, list[list[str]]]:
    """Return verb -> the words that follow it, none for most."""
    table: dict[str, list[list[str]]] = {}
    for verb, *rest in map(str.split, marks().penalties):
        table.setdefault(verb, []).append(rest)
    return table


def _subject_of_governor(cast: Actors, infinitive: Token, start: int) -> tuple[str, ...]:
    """Return who wants somebody punished: the subject of the nearest finite verb before."""
    doc = infinitive.doc
    for token in reversed(doc.tokens[start : infinitive.i]):
        if is_verb(token) and is_finite(tense_bearer(token)):
            return speakers_of_verb(cast, token, start)
    return ()


def motives(cast: Actors, doc: Doc, start: int, end: int) -> Iterator[Speech]:
    """Yield what a punishment is for: "pour avoir livré", said by whoever punishes."""
    for token in doc.tokens[start:end]:
        if token.low not in {"avoir", "être"} or not is_infinitive(token):
            continue
        first = group_start(token)
        if first <= start or doc[first - 1].low != "pour":
            continue
        sources = punisher(cast, doc[first - 1], start)
        if sources:
            _, last = clause_around(doc, start, end, token.i)
            yield Speech(
                "pour", first - 1, first, last, (first - 1, first), sources, Stance.ASSERTS
            )
