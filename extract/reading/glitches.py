"""Which slips of typing and translation can be mended without changing what is said?"""

import re
import unicodedata

_SPACES = re.compile(r"[^\S\n ][^\S\n]*| [^\S\n]+")
_UNSEEN = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]"
)
_TRANSLATION = str.maketrans(
    {"\u2011": "-", "\u2010": "-", "\u2012": "-", "\u2028": "\n", "\u2029": "\n"}
)
_APOSTROPHE = re.compile(r"(?<=\w)[\u2019\u02bc](?=\w)")
_FUNCTION_WORDS = (
    "de|des|du|le|la|les|un|une|à|au|aux|en|et|ou|par|pour|avec|que|qui|sur|dans|entre|contre"
    "|selon|vers|chez|sans|sous"
)
_WORD = re.compile(r"\S+")
_MAYBE_GLUED = re.compile(r"[.!?;,][^\W\d_]|[a-zà-ÿ][A-ZÀ-Ý]|[»”][^\W_]|[^\W_][«“]")
_GLUED_STOP = re.compile(
    r"(?<=[a-zà-ÿ]{2})([.!?;,])(?=[A-ZÀ-Ý][a-zà-ÿ'])"
    r"|(?<=[»”)\]])([.!?;,])(?=[A-ZÀ-Ý][a-zà-ÿ'])"
    r"|(?<=[A-Z]{2})([.;,])(?=[A-ZÀ-Ý][a-zà-ÿ]{2})"
    r"|(?<=[a-zà-ÿ]{2})([,;])(?=[a-zà-ÿ]{2})"
)
_GLUED_NAME = re.compile(rf"\b({_FUNCTION_WORDS}|[a-zà-ÿ]{{4,}})(?=[A-ZÀ-Ý][a-zà-ÿ]{{2,}})")
_GLUED_QUOTE = re.compile(r"(?<=[»”])(?=[^\W_])|(?<=[^\W_])(?=[«“])")
_ADDRESS = re.compile(r"https?:|www\.|@|\.(?:com|fr|org|net|html?)\b", re.IGNORECASE)


def mend(line: str) -> str:
    """Return `line` with plain spaces, hyphens and apostrophes, and words that ran together apart."""
    line = unicodedata.normalize("NFC", line).translate(_TRANSLATION)
    line = _APOSTROPHE.sub("'", _UNSEEN.sub("", line))
    if _MAYBE_GLUED.search(line):
        line = _WORD.sub(lambda word: _apart(word[0]), line)
    return _SPACES.sub(" ", line).strip()


def _apart(word: str) -> str:
    """Set apart what stands glued in a stretch without spaces; addresses are left alone."""
    if _ADDRESS.search(word):
        return word
    word = _GLUED_STOP.sub(lambda stop: stop[0] + " ", word)
    return _GLUED_NAME.sub(r"\1 ", _GLUED_QUOTE.sub(" ", word))
