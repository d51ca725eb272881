"""Who is "il" in "a-t-il ajouté"? Whoever spoke last, rather than somebody of whom is spoken."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.parsed import Doc, Token
from extract.qualifiers.speakers import Actors
from extract.qualifiers.utterance import Speech
from extract.qualifiers.verb_group import group_start
from extract.qualifiers.words import low

_SINGULAR = {"-il", "-elle", "-t-il", "-t-elle"}


@dataclass(slots=True)
class Turns:
    """The last speaker, while the article is read in order."""

    cast: Actors
    _last: tuple[str, ...] = ()

    def read(self, doc: Doc, start: int, end: int, said: Sequence[Speech]) -> tuple[Speech, ...]:
        """Return the speech events of a sentence, those of an inverted pronoun with their speaker."""
        filled = tuple(self._filled(speech, doc) for speech in said)
        speaking = [s.sources for s in filled if s.sources and not s.nominal]
        self._last = speaking[-1] if speaking else self._subject(doc, start, end) or self._last
        return filled

    def _subject(self, doc: Doc, start: int, end: int) -> tuple[str, ...]:
        """Return the person who is the first subject of a sentence in which nobody speaks."""
        for token in doc[start:end]:
            mention = self.cast.at(token) if token.dep_ == "nsubj" else None
            if mention is not None and all(e.startswith("person:") for e in mention.entities):
                return mention.entities
        return ()

    def _filled(self, speech: Speech, doc: Doc) -> Speech:
        pronoun = _inverted_pronoun(doc[speech.place]) if speech.rule is not None else None
        if pronoun is None or len(self._last) != 1:
            return speech
        mention = self.cast.at(pronoun)
        meant = mention.entities if mention is not None else ()
        if meant and all(entity.startswith("person:") for entity in meant):
            said = (self.cast.at(token) for token in doc[speech.start : speech.end])
            if not any(m is not mention and m.entities == meant for m in said if m is not None):
                return replace(speech, sources=meant)
        return replace(speech, sources=self._last)


def _inverted_pronoun(verb: Token) -> Token | None:
    near = verb.doc[group_start(verb) : verb.i + 3]
    return next((token for token in near if low(token) in _SINGULAR), None)
