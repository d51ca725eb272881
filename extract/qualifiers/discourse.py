"""Who is speaking at each word of an article? Read once; claims ask for what holds them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.clauses.tags import is_verb
from extract.parsed import Doc, Token
from extract.passages import Passage
from extract.qualifiers.documents import Authors
from extract.qualifiers.headlines import headline
from extract.qualifiers.interview import answers
from extract.qualifiers.predication import Source
from extract.qualifiers.scopes import Scope, scopes
from extract.qualifiers.sentences import Quotation, quotations, sentences
from extract.qualifiers.speakers import (
    Actors,
    actors_of_phrase,
    owners_of_noun,
    speakers_of_verb,
)
from extract.qualifiers.speech import speeches
from extract.qualifiers.turns import Turns
from extract.qualifiers.unnamed import voices
from extract.qualifiers.utterance import Speech
from extract.qualifiers.words import is_finite, lemma_of
from graph.models import Stance
from ontology.cues import marks

INTERVIEW = "entretien"
_QUOTE_WORDS = 4


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """One sentence of a passage with the cues in it."""

    start: int
    end: int
    scopes: tuple[Scope, ...]
    speeches: tuple[Speech, ...]


class Discourse:
    """The speech events and scopes of an article, found once."""

    def __init__(self, passages: Sequence[Passage], cast: Actors) -> None:
        """Read every passage once, in order."""
        self.passages = tuple(passages)
        self.cast = voices(self.passages, cast)
        self._sentences: dict[int, tuple[Sentence, ...]] = {}
        replies = answers(self.passages, self.cast)
        self._authors = Authors(self.cast)
        self._turns = Turns(self.cast)
        running = False
        speaker: tuple[str, ...] = ()
        for passage in self.passages:
            doc = passage.doc
            quotes = quotations(doc)
            found = [self._read(doc, quotes, start, end) for start, end in sentences(doc)]
            headlines = list(headline(passage, self.cast))
            if passage.index in replies:
                extra = [_answer(doc, replies[passage.index])]
            else:
                extra, speaker, running = self._quoted(doc, quotes, found, speaker, running=running)
            extra.extend(headlines)
            extra.extend(
                s for sentence in found for s in sentence.speeches if _reaches_out(s, sentence)
            )
            self._sentences[id(doc)] = tuple(_with(sentence, extra) for sentence in found)

    def sentence_of(self, token: Token) -> Sentence:
        """Return the sentence that `token` stands in."""
        return next(s for s in self._sentences[id(token.doc)] if s.start <= token.i < s.end)

    def sentences_of(self, passage: Passage) -> tuple[Sentence, ...]:
        """Return the sentences of a passage."""
        return self._sentences[id(passage.doc)]

    def source(self, entity: str, stance: Stance, cue: str) -> Source:
        """Return the actor `entity` as a source."""
        return Source(entity, stance, cue, self.cast.groups.get(entity))

    def before(self, sentence: Sentence, doc: Doc) -> Sentence | None:
        """Return the sentence before `sentence` in its passage."""
        listed = self._sentences[id(doc)]
        place = listed.index(sentence)
        return listed[place - 1] if place else None

    def _read(self, doc: Doc, quotes: Sequence[Quotation], start: int, end: int) -> Sentence:
        governed = tuple(scopes(doc, start, end))
        said = tuple(speeches(self.cast, doc, start, end, governed))
        said = self._turns.read(doc, start, end, self._authors.read(doc, start, end, said))
        return Sentence(start, end, governed, tuple(_widened(speech, quotes) for speech in said))

    def _quoted(
        self,
        doc: Doc,
        quotes: Iterable[Quotation],
        found: Sequence[Sentence],
        speaker: tuple[str, ...],
        *,
        running: bool,
    ) -> tuple[list[Speech], tuple[str, ...], bool]:
        """Return the speech of quotations that no cue of their own sentence attributes."""
        extra: list[Speech] = []
        still_running = False
        for quote in quotes:
            if quote.end - quote.start < _QUOTE_WORDS or not any(
                map(is_verb, doc[quote.start : quote.end])
            ):
                continue
            said = _attributed(doc, found, quote)
            if said:
                speaker = said
            else:
                alone = _stands_alone(doc, quote)
                named = self._before_colon(doc, found, quote) or self._named_after(doc, quote)
                if named or (speaker and (running or alone)):
                    speaker = named or speaker
                    extra.append(_quote_speech(quote, speaker))
            still_running = still_running or not quote.closed
        if not extra:
            last = [s.sources for sentence in found for s in sentence.speeches if s.sources]
            speaker = last[-1] if last else speaker
        return extra, speaker, still_running

    def _named_after(self, doc: Doc, quote: Quotation) -> tuple[str, ...]:
        """Return whose words the sentence after a quotation calls them ("Ces mots de X …")."""
        for token in doc.tokens[quote.end + 1 : quote.end + 4]:
            if token.lemma_ in marks().utterances and token.nbor(-1).low in marks().pointing:
                return owners_of_noun(self.cast, token, len(doc))
        return ()

    def _before_colon(
        self, doc: Doc, found: Sequence[Sentence], quote: Quotation
    ) -> tuple[str, ...]:
        """Return the subject of the clause that a colon and the quotation follow."""
        colon = quote.start - 2
        if colon < 0 or doc[colon].text != ":":
            return ()
        start = next((s.start for s in found if s.start <= colon < s.end), 0)
        for token in doc.tokens[start:colon]:
            if is_verb(token):
                by_verb = speakers_of_verb(self.cast, token, start)
                if by_verb:
                    return by_verb
        return actors_of_phrase(self.cast, doc, start, colon)


def _widened(speech: Speech, quotes: Sequence[Quotation]) -> Speech:
    """Let a speech event hold the whole of a quotation that it begins or ends in."""
    start, end = speech.start, speech.end
    for quote in quotes:
        if quote.start < start < quote.end <= end and speech.place >= quote.end:
            start = quote.start
        if start <= quote.start < end < quote.end and speech.place < quote.start and quote.closed:
            end = quote.end
    if (start, end) == (speech.start, speech.end):
        return speech
    return replace(speech, start=start, end=end)


def _reaches_out(speech: Speech, sentence: Sentence) -> bool:
    return speech.start < sentence.start or speech.end > sentence.end


def _answer(doc: Doc, interviewee: tuple[str, ...]) -> Speech:
    return Speech(INTERVIEW, -1, 0, len(doc), (-1, -1), interviewee, Stance.ASSERTS)


def _attributed(doc: Doc, found: Sequence[Sentence], quote: Quotation) -> tuple[str, ...]:
    """Return the sources of the speech event of a sentence that holds the whole quotation."""
    for sentence in found:
        for speech in sentence.speeches:
            whole = speech.start <= quote.start and quote.end <= speech.end + 1
            cited = speech.place >= 0 and lemma_of(doc[speech.place]) in marks().citing
            if whole and speech.sources and not speech.nominal and not cited:
                return speech.sources
    return ()


def _stands_alone(doc: Doc, quote: Quotation) -> bool:
    """Tell whether the quotation is a sentence of its own."""
    before = doc[quote.start - 2] if quote.start >= 2 else None
    opens = before is None or before.low in {".", "!", "?", "…", "»", "\n"} or "\n" in before.text
    return opens and any(is_finite(token) for token in doc.tokens[quote.start : quote.end])


def _quote_speech(quote: Quotation, speaker: tuple[str, ...]) -> Speech:
    return Speech("« »", -1, quote.start, quote.end, (-1, -1), speaker, Stance.ASSERTS)


def _with(sentence: Sentence, extra: Iterable[Speech]) -> Sentence:
    own: Iterator[Speech] = (
        speech
        for speech in extra
        if speech.start < sentence.end
        and sentence.start < speech.end
        and speech not in sentence.speeches
    )
    added = tuple(own)
    if not added:
        return sentence
    return Sentence(sentence.start, sentence.end, sentence.scopes, sentence.speeches + added)
