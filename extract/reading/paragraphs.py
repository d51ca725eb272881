"""Which part does each paragraph play: title, dateline, lead, heading, question, caption or body?"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from extract.reading.dateline import inline


class Paragraph(NamedTuple):
    """A stretch of the article's text, in code points, end exclusive."""

    start: int
    end: int
    kind: str


_SEPARATOR = "\n\n"
_LONGEST = 8_000
_TITLE = 220
_HEADING = 90
_QUESTION = 200
_SENTENCE_END = re.compile(r"[.!?…:;][\s»”\")]*$")
_CUT = re.compile(r"(?<=[.!?])\s+|\s+")


def looks_like_title(line: str) -> bool:
    """Tell whether a first line is a title: short, one sentence at most, without its full stop."""
    return len(line) <= _TITLE and not re.search(r"[.,;:]$", line) and inline(line) is None


def kind_of(line: str) -> str:
    """Return what a line among the others is: question, heading or body."""
    if line.endswith("?") and len(line) <= _QUESTION and not line.startswith(("«", '"', "“")):
        return "question"
    if len(line) <= _HEADING and not _SENTENCE_END.search(line):
        return "heading"
    return "body"


def paragraphs_of(text: str, title: str) -> tuple[Paragraph, ...]:
    """Return the paragraphs of a text that was stored without them."""
    lines = text.split(_SEPARATOR)
    kinds = ["title" if line == title else kind_of(line) for line in lines]
    return lay_out(list(zip(lines, kinds, strict=True)))[1]


def lay_out(lines: list[tuple[str, str]]) -> tuple[str, tuple[Paragraph, ...]]:
    """Return the stored text and its paragraphs, from (line, kind) in their order."""
    text = _SEPARATOR.join(line for line, _ in lines)
    return text, tuple(_paragraphs(lines))


def _paragraphs(lines: list[tuple[str, str]]) -> Iterator[Paragraph]:
    start = 0
    for line, kind in lines:
        dateline = inline(line) if kind in {"lead", "body"} else None
        skipped = dateline.length if dateline else 0
        if skipped:
            yield Paragraph(start, start + len(line[:skipped].rstrip()), "dateline")
        yield from _pieces(line, start, skipped, kind)
        start += len(line) + len(_SEPARATOR)


def _pieces(line: str, start: int, skipped: int, kind: str) -> Iterator[Paragraph]:
    """Yield one paragraph, or several where it is longer than a parser should be given."""
    first = skipped
    while len(line) - first > _LONGEST:
        cuts = [cut.end() for cut in _CUT.finditer(line, first + _LONGEST // 2, first + _LONGEST)]
        stops = [cut for cut in cuts if line[:cut].rstrip()[-1:] in ".!?"]
        cut = (stops or cuts or [first + _LONGEST])[-1]
        yield Paragraph(start + first, start + len(line[:cut].rstrip()), kind)
        first = cut
    yield Paragraph(start + first, start + len(line), kind)
