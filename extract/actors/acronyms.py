"""Which acronym does the text give for which name? "Forces de soutien rapide (FSR)"."""

import re
from collections.abc import Iterable

from extract.actors.names import fold
from extract.passages import Passage

_ACRONYM = re.compile(r" ?\(([A-ZÀ-Þ][A-Za-zÀ-ÿ\-]{1,9})\)")
_WORDS = re.compile(r"(?:[^\W\d_]+[ '’\-]){1,9}[^\W\d_]+$")
_BEFORE = 150  # characters in which the long form stands
_SMALL = frozenset(
    {"de", "du", "des", "d", "la", "le", "les", "l", "et", "pour", "sur", "en", "au", "aux", "a"}
)


def acronyms(passages: Iterable[Passage]) -> dict[str, str]:
    """Return the long form of each acronym that the article explains."""
    found: dict[str, str] = {}
    for passage in passages:
        text = passage.doc.text
        for match in _ACRONYM.finditer(text):
            words = _WORDS.search(text[max(0, match.start() - _BEFORE) : match.start()])
            long = _long_form(words[0], match[1]) if words else None
            if long:
                found.setdefault(match[1], long)
    return found


def _long_form(before: str, acronym: str) -> str | None:
    """Return the words before the parenthesis whose initials are the acronym's letters."""
    letters = [char for char in fold(acronym) if char.isalpha()]
    parts = list(re.finditer(r"[^\W\d_]+", before))
    place = len(parts) - 1
    for letter in reversed(letters):
        while place >= 0 and fold(parts[place][0])[0] != letter and fold(parts[place][0]) in _SMALL:
            place -= 1
        if place < 0 or fold(parts[place][0])[0] != letter:
            return None
        place -= 1
    return before[parts[place + 1].start() :]
