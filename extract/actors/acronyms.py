"""Which acronym does the text give for which name? "Forces de soutien rapide (FSR)"."""

import re
from collections.abc import Iterable

from extract.actors.names import fold
from extract.passages import Passage

_GIVEN = re.compile(r"((?:[^\W\d_]+[ '’\-]){1,9}[^\W\d_]+) ?\(([A-ZÀ-Þ][A-Za-zÀ-ÿ\-]{1,9})\)")
_SMALL = frozenset(
    {"de", "du", "des", "d", "la", "le", "les", "l", "et", "pour", "sur", "en", "au", "aux", "a"}
)


def acronyms(passages: Iterable[Passage]) -> dict[str, str]:
    """Return the long form of each acronym that the article explains."""
    found: dict[str, str] = {}
    for passage in passages:
        for match in _GIVEN.finditer(passage.doc.text):
            long = _long_form(match[1], match[2])
            if long:
                found.setdefault(match[2], long)
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
