"""Which characters are these bytes? Unicode first, then the old encodings of French."""

import codecs
import re
from collections.abc import Iterator

from charset_normalizer import from_bytes

from extract.reading.errors import BinaryArticleError

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OLD = ["cp1252", "mac_roman", "cp850"]
_SAMPLE = 20_000
_ODD = re.compile("[\x00-\x08\x0e-\x19\x1b-\x1f\x7f-\x9f]")
_TELLING = 2
_WRONG = ("Ã©", "Ã¨", "Ãª", "Ã ", "â€™")


def decode(data: bytes, name: str) -> str:
    """Return the text of `data`; `name` is for the message.

    Raises:
        BinaryArticleError: no encoding of French makes text of it.
    """
    for encoding in _encodings(data):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if _is_text(text):
            return _undo_double_encoding(text)
    raise BinaryArticleError(f"{name}: not a text: give it as .txt, .md or .html")


def _encodings(data: bytes) -> Iterator[str]:
    """Yield the encodings worth trying, best first; a guess is made only where UTF-8 does not fit."""
    told = next((encoding for mark, encoding in _MARKS if data.startswith(mark)), _wide(data))
    if told is not None:
        yield told
        return
    yield "utf-8"
    guess = from_bytes(data[:_SAMPLE], cp_isolation=_OLD).best()
    if guess is not None:
        yield guess.encoding
    yield from ("cp1252", "latin-1")


def _wide(data: bytes) -> str | None:
    """Tell UTF-16 without a mark by where its zero bytes stand."""
    sample = data[:_SAMPLE]
    if sample.count(0) < len(sample) * 0.3:
        return None
    return "utf-16-le" if sample[1::2].count(0) > sample[::2].count(0) else "utf-16-be"


def _is_text(text: str) -> bool:
    sample = text[:_SAMPLE]
    return len(_ODD.findall(sample)) <= len(sample) * 0.01 and "\x00" not in sample


def _undo_double_encoding(text: str) -> str:
    """Undo UTF-8 that was once read as Windows-1252 ("Ã©"), where that works for the whole text."""
    if sum(map(text.count, _WRONG)) < _TELLING:
        return text
    try:
        return text.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return text
