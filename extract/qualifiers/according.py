"""Whose words does a preposition give? "selon X", "à en croire X", "de source X", "citant X", "pour X"."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from extract.clauses.tags import is_verb
from extract.parsed import Doc, Token
from extract.qualifiers.documents import definite_document
from extract.qualifiers.speakers import Actors, actors_of_phrase
from extract.qualifiers.utterance import Speech
from extract.qualifiers.words import lemma_of, phrase_at
from graph.models import Stance
from ontology.cues import AccordingTo, marks

_OPINION = 9
_IMPERSONAL = frozenset({"on", "-on", "-t-on", "l'on"})


def according_to(cast: Actors, doc: Doc, start: int, end: int) -> Iterator[Speech]:
    """Yield the speech events that a phrase introduces in the sentence from `start` to `end`."""
    introducers = _introducers()
    for i, token in enumerate(doc.tokens[start:end], start):
        for entry in introducers.get(token.low, ()):
            after = phrase_at(doc, i, entry.cue)
            if after is None or after >= end or _is_relative(doc, after):
                continue
            if doc[after - 1].low in {"source", "sources"}:
                after -= 1
            sources = actors_of_phrase(cast, doc, after, end)
            if sources or definite_document(doc, after, end):
                first, last = clause_around(doc, start, end, i)
                span = (i, min(end, after + 1))
                yield Speech(entry.cue, i, first, last, span, sources, Stance(entry.stance))
                break
    yield from _opinion(cast, doc, start, end)
    yield from _reading(cast, doc, start, end)


def clause_around(doc: Doc, start: int, end: int, place: int) -> tuple[int, int]:
    """Return the part of the sentence that stands at `place` between contrasts ("tandis que")."""
    cuts = [i for i in range(start + 1, end) if _contrasts(doc, i)]
    first = max((i for i in cuts if i <= place), default=start)
    last = min((i for i in cuts if i > place), default=end)
    return first, last


def _contrasts(doc: Doc, place: int) -> bool:
    word = doc.tokens[place].text
    return word == ";" or (
        word == ","
        and any(phrase_at(doc, place + 1, words) is not None for words in marks().contrasts)
    )


def _is_relative(doc: Doc, place: int) -> bool:
    return doc[place].low.startswith(("laquel", "lequel", "lesquel"))


def _opinion(cast: Actors, doc: Doc, start: int, end: int) -> Iterator[Speech]:
    """Yield "Pour X, …" at the head of a sentence."""
    if end - start < 5 or doc[start].low != "pour":
        return
    for i in range(start + 1, min(end, start + _OPINION)):
        if is_verb(doc[i]):
            return
        if doc[i].text == ",":
            sources = actors_of_phrase(cast, doc, start + 1, i)
            if sources:
                yield Speech("pour", start, i, end, (start, i), sources, Stance.ASSERTS)
            return


def _reading(cast: Actors, doc: Doc, start: int, end: int) -> Iterator[Speech]:
    """Yield "Dans X, on lit que …" and "…, lit-on dans X"."""
    tokens = doc.tokens[start:end]
    if _IMPERSONAL.isdisjoint(t.low for t in tokens):
        return
    if not any(lemma_of(t) in marks().reading and _is_impersonal(t) for t in tokens):
        return
    for i in range(start, end):
        if doc[i].low in {"dans", "sur", "chez"}:
            sources = actors_of_phrase(cast, doc, i + 1, end)
            if sources:
                yield Speech(doc[i].low, i, start, end, (i, i + 2), sources, Stance.ASSERTS)
                return


def _is_impersonal(verb: Token) -> bool:
    """Tell whether "on" is the subject ("on lit", "lit-on", "peut-on lire")."""
    around = verb.doc.tokens[max(0, verb.i - 3) : verb.i + 3]
    return any(token.low in _IMPERSONAL for token in around)


@cache
def _introducers() -> Mapping[str, Sequence[AccordingTo]]:
    """Return first word -> phrases that introduce a source, the longest first."""
    table: dict[str, list[AccordingTo]] = {}
    for entry in sorted(marks().according_to, key=lambda e: -len(e.cue)):
        word = entry.cue.split()[0]
        for first in {word, word[: word.find("'") + 1] or word}:
            table.setdefault(first, []).append(entry)
    return table
