"""Where does a sentence end? By its punctuation: the parser's own limits follow its attachments, right or wrong."""

from collections.abc import Iterator

from extract.parsed import Doc, Span, Token

_ENDS = frozenset({".", "!", "?", "…", "...", "\n"})
_CLOSING = frozenset({"»", '"', "”", ")", "]"})


def sentences(doc: Doc) -> Iterator[Span]:
    """Yield the sentences of `doc`, in order and without gaps."""
    start = 0
    for token in doc:
        if token.i < start or not _ends_here(token):
            continue
        end = token.i + 1
        while end < len(doc) and doc[end].text in _CLOSING:
            end += 1
        yield doc[start:end]
        start = end
    if start < len(doc):
        yield doc[start : len(doc)]


def _ends_here(token: Token) -> bool:
    if token.text not in _ENDS and "\n" not in token.text:
        return False
    following = token.i + 1
    doc = token.doc
    while following < len(doc) and (doc[following].text in _CLOSING or doc[following].is_space):
        following += 1
    if following >= len(doc):
        return True
    return not doc[following].text[0].islower() and doc[following].text != ","
