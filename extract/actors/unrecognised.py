"""Which capitalised words that the recogniser missed are a person's name? Told by a title or "qui" beside them."""

from collections.abc import Iterator

from extract.actors.authorities import titles
from extract.actors.filtering import is_noise
from extract.parsed import Doc, Span, Token

_DETERMINERS = frozenset({"le", "la", "l'", "son", "sa", "leur", "notre"})
_LONGEST = 4
_PHRASE = 7


def unrecognised(doc: Doc, taken: set[int]) -> Iterator[Span]:
    """Yield the runs of two to four capitalised words outside `taken` that stand where a person does."""
    starts, ends = _titles(doc)
    place = 0
    while place < len(doc):
        end = _run(doc, place, taken)
        if end - place >= 2:
            span = doc[place:end]
            if not is_noise(span) and _beside(doc, place, end, starts, ends):
                yield span
        place = max(end, place + 1)


def _titles(doc: Doc) -> tuple[set[int], set[int]]:
    """Return where titles start, and where they end."""
    spans = [doc.char_span(sight.start, sight.end) for sight in titles().find(doc.text)]
    return {s.start for s in spans if s is not None}, {s.end for s in spans if s is not None}


def _run(doc: Doc, start: int, taken: set[int]) -> int:
    """Return where the capitalised words from `start` end, hyphens included."""
    place = start
    tokens = doc.tokens
    while place < len(tokens) and place not in taken and place - start < 2 * _LONGEST:
        tied = place > start and "-" in {tokens[place].text, tokens[place - 1].text}
        if not (tied or _capital(tokens[place])):
            break
        place += 1
    return place


def _capital(token: Token) -> bool:
    text = token.text
    return text[:1].isupper() and text[1:2].islower() and token.pos_ in {"PROPN", "NOUN", "X"}


def _beside(doc: Doc, start: int, end: int, starts: set[int], ends: set[int]) -> bool:
    """Tell whether a title stands right before or after the words, or ", qui" after them."""
    after = [token.lower_ for token in doc.tokens[end : end + 3]]
    if after[:1] == [","]:
        place = end + 1 + bool(_DETERMINERS & set(after[1:2]))
        if after[1:2] == ["qui"] or place in starts:
            return True
    comma = start > 0 and doc[start - 1].text == ","
    last = start - 1 - comma
    if last < 0 or (not comma and doc[last].pos_ in {"ADP", "DET"}):
        return False
    for place in range(last + 1, max(0, last - _PHRASE), -1):
        if place in ends:
            return True
        if doc[place - 1].is_punct or doc[place - 1].pos_ in {"VERB", "AUX"}:
            return False
    return False
