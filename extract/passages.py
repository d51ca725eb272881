"""What does the parser see? A passage: one paragraph, parsed on its own, with its place in the article."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import spacy.tokens
from spacy.language import Language

from extract.parsed import Doc, Span, Token
from extract.tagging import mend


@dataclass(frozen=True, slots=True, eq=False)
class Passage:
    """A parsed paragraph. `start` is the offset of its first character in the article's text."""

    doc: Doc
    start: int
    kind: str
    index: int

    def offset(self, token: Token) -> int:
        """Return where `token` begins in the article's text, in code points."""
        return self.start + token.idx

    def bounds(self, span: Span) -> tuple[int, int]:
        """Return the start and the exclusive end of `span` in the article's text."""
        return self.start + span.start_char, self.start + span.end_char


def parse(
    nlp: Language, text: str, paragraphs: Iterable[tuple[int, int, str]]
) -> tuple[Passage, ...]:
    """Parse each (start, end, kind) stretch of `text` on its own; order is kept."""
    bounds = list(paragraphs)
    docs = nlp.pipe((text[start:end] for start, end, _ in bounds), batch_size=64)
    return tuple(_passages(docs, text, bounds))


def _passages(
    docs: Iterable[spacy.tokens.Doc], text: str, bounds: list[tuple[int, int, str]]
) -> Iterator[Passage]:
    for index, (parsed, (start, end, kind)) in enumerate(zip(docs, bounds, strict=True)):
        doc = Doc(parsed, text[start:end])
        mend(doc)
        yield Passage(doc, start, kind, index)
