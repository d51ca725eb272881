"""Who says what a colon announces? "Bogota va plus loin : Caracas aurait …", "Lima est formel : …"."""

from collections.abc import Iterator

from extract.clauses.tags import is_verb
from extract.parsed import Doc
from extract.qualifiers.phrases import follows
from extract.qualifiers.speakers import Actors, speakers_of_verb
from extract.qualifiers.utterance import Speech
from extract.qualifiers.words import is_finite, lemma_of
from graph.models import Stance
from ontology.cues import marks


def announced(cast: Actors, doc: Doc, start: int, end: int) -> Iterator[Speech]:
    """Yield what follows the colon of a clause that only announces it."""
    colon = next((t.i for t in doc.tokens[start + 1 : end] if t.text == ":"), end)
    if colon == end or not any(is_finite(token) for token in doc.tokens[colon + 1 : end]):
        return
    for token in doc.tokens[start:colon]:
        if is_verb(token) and any(
            lemma_of(token) == verb and follows(token, rest)
            for verb, *rest in map(str.split, marks().announcing)
        ):
            sources = speakers_of_verb(cast, token, start)
            if sources:
                incise = (start, colon + 1)
                yield Speech(":", colon, colon + 1, end, incise, sources, Stance.ASSERTS)
            return
