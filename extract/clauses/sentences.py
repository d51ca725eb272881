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


def ends_glued(token: Token) -> bool:
    """Tell whether `token` is a letter with the full stop of its sentence ("sur X. Le ministre ...")."""
    if len(token.text) != 2 or token.text[1] != "." or not token.text[0].isalpha():  # noqa: PLR2004
        return False
    after = token.neighbour(1)
    return after is None or (after.text[0].isupper() and after.pos_ in {"DET", "PRON", "ADP"})


def _ends_here(token: Token) -> bool:
    if token.text not in _ENDS and "\n" not in token.text and not ends_glued(token):
        return False
    following = token.i + 1
    doc = token.doc
    while following < len(doc) and (doc[following].text in _CLOSING or doc[following].is_space):
        following += 1
    if following >= len(doc):
        return True
    return not doc[following].text[0].islower() and doc[following].text != ","
