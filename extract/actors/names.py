"""When are two spellings the same name? Folding, slugs and a key over transliterations."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

# A function word glued to a capitalised one ("deTéhéran") is a word of its own.
_WORD = re.compile(
    r"(?<![^\W\d_])(?:des|de|du|en|le|la|les|et|par|à|selon)(?=[A-ZÀ-Þ][a-zß-ÿ]{2})|[^\W\d_]+|\d+"
)

_SOUNDS = tuple(
    (re.compile(pattern), sound)
    for pattern, sound in (
        (r"tch|tsh|tj", "c"),
        (r"sch|sh|ch", "s"),
        (r"kh", "k"),
        (r"gu(?=[eiy])|gh", "g"),
        (r"dj", "j"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"dh", "d"),
        (r"zh", "j"),
        (r"ou|oo|ow|w", "u"),
        (r"ck|qu|q|c(?=[aou]|$)", "k"),
        (r"ts|tz", "z"),
        (r"yy|iy|ij|iyy|ii|ee|y", "i"),
        (r"ai|ae|ei", "e"),
        (r"x", "ks"),
        (r"(?<=[aeiou])h", ""),
        (r"v$|ff$", "f"),
        (r"ine$", "in"),
        (r"e$", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=65536)
def fold(text: str) -> str:
    """Return `text` in lower case, without accents, all dashes and apostrophes plain."""
    text = text.replace("’", "'").replace("\u2011", "-").replace("\u00a0", " ")
    plain = unicodedata.normalize("NFKD", text.lower().replace("ı", "i").replace("œ", "oe"))
    return "".join(char for char in plain if not unicodedata.combining(char))


def slug(text: str) -> str:
    """Return `text` folded, as the last part of an identifier."""
    return re.sub(r"[^a-z0-9]+", "-", fold(text)).strip("-")


@lru_cache(maxsize=1024)
def words(text: str) -> tuple[tuple[int, int, str], ...]:
    """Return the start, the end and the folded form of each word of `text`."""
    found = _WORD.finditer(text)
    return tuple((match.start(), match.end(), fold(match[0])) for match in found)


@lru_cache(maxsize=65536)
def key(word: str) -> str:
    """Return what the transliterations of one name's word share ("Poutine", "Putin": "putin")."""
    sound = fold(word)
    for pattern, replacement in _SOUNDS:
        sound = pattern.sub(replacement, sound)
    return sound


def keys(name: str) -> tuple[str, ...]:
    """Return the key of each word of `name`."""
    return tuple(key(word) for _, _, word in words(name))


def alike(one: str, other: str) -> bool:
    """Tell whether two keys may spell one name: equal, or one letter apart in a long one."""
    if one == other:
        return True
    return (
        min(len(one), len(other)) >= 6
        and one[0] == other[0]
        and Levenshtein.distance(one, other) <= 1
    )
