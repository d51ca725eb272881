"""Where do sentences and quotations begin and end? Cut on signs, for the parser errs at quotes."""

from dataclasses import dataclass

from extract.clauses.sentences import ends_glued
from extract.parsed import Doc, Token

_PAIRS = {"«": "»", "“": "”", "„": "”", "‹": "›"}
_CLOSERS = frozenset(_PAIRS.values())
_CLOSING = _CLOSERS | {'"'}
_STOPS = {".", "!", "?", "…", "...", "?!", "!?"}


@dataclass(frozen=True, slots=True)
class Quotation:
    """The tokens between two quotation marks, marks excluded; `closed` where the end was found."""

    start: int
    end: int
    closed: bool


def quotations(doc: Doc) -> tuple[Quotation, ...]:
    """Return the quotations of a passage, outer before inner."""
    found: list[Quotation] = []
    open_marks: list[tuple[str, int]] = []
    for token in doc:
        mark = token.text.strip()
        if mark in _PAIRS:
            open_marks.append((_PAIRS[mark], token.i))
        elif mark in _CLOSERS or mark in {'"', "''"}:
            _close_or_open(mark, token.i, open_marks, found)
    found.extend(
        Quotation(start + 1, len(doc), closed=False) for mark, start in open_marks if mark != '"'
    )
    return tuple(sorted(found, key=lambda quote: (quote.start, -quote.end)))


def _close_or_open(
    mark: str, place: int, open_marks: list[tuple[str, int]], found: list[Quotation]
) -> None:
    for depth in range(len(open_marks) - 1, -1, -1):
        closer, start = open_marks[depth]
        if closer == mark or {closer, mark} <= {'"', "''"}:
            del open_marks[depth:]
            found.append(Quotation(start + 1, place, closed=True))
            return
    if mark in {'"', "''"}:
        open_marks.append((mark, place))
    elif not found:
        found.append(Quotation(0, place, closed=True))


def sentences(doc: Doc) -> tuple[tuple[int, int], ...]:
    """Return the (start, end) of each sentence; an incise stays with the end of its quotation."""
    cuts, start = [], 0
    for token in doc:
        if _opens_glued(token) and token.i > start:
            cuts.append((start, token.i))
            start = token.i
        stop = token.text.strip() in _STOPS or "\n" in token.text or ends_glued(token)
        closes = token.text in _CLOSING and token.i > 0 and doc[token.i - 1].text in _STOPS
        if closes:
            stop = not _goes_on(doc, token.i + 1)
        elif stop and _belongs_to_next(doc, token.i + 1):
            stop = False
        if stop:
            cuts.append((start, token.i + 1))
            start = token.i + 1
    if start < len(doc):
        cuts.append((start, len(doc)))
    return tuple(cuts)


def _opens_glued(token: Token) -> bool:
    """Tell whether a full stop sticks to the word after it (".Le ministre")."""
    return token.text[0] in _STOPS and token.text[1:2].isupper()


def _goes_on(doc: Doc, place: int) -> bool:
    """Tell whether the sentence goes on after a quotation that ended with a full stop."""
    if place >= len(doc):
        return False
    first = doc[place].text
    return first in {",", ";", "-", "–", ")"} or first[:1].islower()


def _belongs_to_next(doc: Doc, place: int) -> bool:
    return place < len(doc) and doc[place].text in _CLOSERS
