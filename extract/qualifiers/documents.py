"""Whose words are "le rapport" or "l'enquête"? Those of the author named before."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.parsed import Doc, Token
from extract.qualifiers.speakers import Actors, owners_of_noun
from extract.qualifiers.utterance import Speech
from extract.qualifiers.verb_group import group_start
from ontology.cues import marks

_STOPS = {".", "!", "?", "…", "»"}


@dataclass(slots=True)
class Authors:
    """Who wrote the document that the article speaks of, while it is read in order."""

    cast: Actors
    _last: tuple[str, ...] = ()

    def read(self, doc: Doc, start: int, end: int, said: Sequence[Speech]) -> tuple[Speech, ...]:
        """Return the speech events of a sentence, those of documents with their author as source."""
        named = [
            owners
            for t in doc.tokens[start:end]
            if is_document(t) and (owners := self._owners(t, end))
        ]
        if named:
            self._last = named[0]
        filled = tuple(self._filled(speech, doc) for speech in said)
        media = [s.sources for s in filled if any(e.startswith("org:") for e in s.sources)]
        if media and not named:
            self._last = media[-1]
        return filled

    def _owners(self, noun: Token, end: int) -> tuple[str, ...]:
        return owners_of_noun(self.cast, noun, end)

    def _filled(self, speech: Speech, doc: Doc) -> Speech:
        if speech.sources or speech.place < 0 or not _speaks(doc[speech.place]):
            return speech
        return replace(speech, sources=self._last)


def is_document(token: Token) -> bool:
    """Tell whether `token` is a noun for a text that somebody wrote."""
    return token.pos_ == "NOUN" and token.lemma_ in marks().documents


def definite_document(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the phrase from `start` is one that a text has written before ("le même rapport")."""
    if start >= end or doc[start].low not in marks().determined:
        return False
    return any(is_document(token) for token in doc.tokens[start + 1 : min(start + 3, end)])


def _speaks(cue: Token) -> bool:
    """Tell whether a definite document is the subject of the verb or follows the preposition."""
    doc = cue.doc
    first = start = group_start(cue)
    while start > 0 and doc[start - 1].text not in _STOPS:
        start -= 1
    if definite_document(doc, start, first):
        return True
    before = doc[max(0, first - 4) : first]
    for token in before:
        if (
            is_document(token)
            and token.i > 0
            and token.nbor(-1).low in marks().determined | {"même"}
        ):
            return True
    return any(
        definite_document(doc, i, len(doc)) for i in range(cue.i + 1, min(cue.i + 4, len(doc)))
    )
