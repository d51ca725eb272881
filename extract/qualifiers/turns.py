"""Who is "il" in "a-t-il ajouté", "lui" in "selon lui"? Whoever spoke last, rather than one spoken of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.parsed import Doc, Token
from extract.qualifiers.speakers import Actors
from extract.qualifiers.utterance import Speech
from extract.qualifiers.verb_group import group_start
from ontology.cues import marks
from ontology.lexicon import grammar

_PLAIN = {"il", "elle"}


@dataclass(slots=True)
class Turns:
    """The last speaker, while the article is read in order."""

    cast: Actors
    _last: tuple[str, ...] = ()

    def read(self, doc: Doc, start: int, end: int, said: Sequence[Speech]) -> tuple[Speech, ...]:
        """Return the speech events of a sentence, those of an inverted pronoun with their speaker."""
        if not said:
            self._last = self._subject(doc, start, end) or self._last
        filled = []
        for speech in sorted(said, key=lambda speech: speech.place):
            filled.append(self._filled(speech, doc))
            if filled[-1].sources and not speech.nominal:
                self._last = filled[-1].sources
        return tuple(filled)

    def _subject(self, doc: Doc, start: int, end: int) -> tuple[str, ...]:
        """Return the person who is the first subject of a sentence in which nobody speaks."""
        for token in doc.tokens[start:end]:
            mention = self.cast.at(token) if token.dep_ == "nsubj" else None
            if mention is not None and all(e.startswith("person:") for e in mention.entities):
                return mention.entities
        return ()

    def _filled(self, speech: Speech, doc: Doc) -> Speech:
        told = speech.rule is not None
        pronoun = _inverted_pronoun(doc[speech.place]) if told else _introduced(speech, doc)
        if pronoun is None or len(self._last) != 1:
            return speech
        mention = self.cast.at(pronoun)
        meant = mention.entities if mention is not None else ()
        if meant and all(entity.startswith("person:") for entity in meant):
            said = (self.cast.at(token) for token in doc.tokens[speech.start : speech.end])
            if not any(m is not mention and m.entities == meant for m in said if m is not None):
                return replace(speech, sources=meant)
        return replace(speech, sources=self._last)


def _introduced(speech: Speech, doc: Doc) -> Token | None:
    """Return the pronoun after "selon" or "d'après"."""
    after = doc[max(speech.place, 0) : speech.incise[1]]
    return next((token for token in after if token.low in grammar().disjunctive), None)


def _inverted_pronoun(verb: Token) -> Token | None:
    first = group_start(verb)
    near = verb.doc[first : verb.i + 3]
    before = verb.doc[max(0, first - 1) : first]
    told = (t for t in before if t.low in _PLAIN)
    return next(
        (token for token in near if token.low in marks().inverted_singular), next(told, None)
    )
