"""How many of what does a text say, and how sure of it is it?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Literal, cast

from extract.quantities.numbers import either, number_pattern, value, words
from extract.times.calendar import month_pattern
from graph.models import Quantity

Bound = Literal["exact", "about", "at least", "at most"]


@dataclass(frozen=True, slots=True)
class QuantityMention:
    """A quantity and where it stands, in code points, end exclusive."""

    start: int
    end: int
    quantity: Quantity


_LETTERS = r"[^\W\d_]"
_DEFINITE = re.compile(r"\b(?:les|ces|ses|leurs|nos|vos|mes|tes|des)\s+$", re.IGNORECASE)
_NAME = re.compile(r"(?<![.!?]\s)(?<!^)\b[A-ZÀ-Ý][\w'-]*\s$")
_STANDS_APART = r"(?<![\w.,/-])"


@cache
def _bounds() -> dict[str, str]:
    return {word: bound for bound, cues in words().bounds.items() for word in cues}


@cache
def _cue() -> str:
    """Return a pattern of the words before a number; "de" may be elided."""
    cues = either(list(_bounds())).replace(r"\ de|", r"\ d(?:e\ |')|").replace("\\ ", r"\s")
    return rf"(?P<cue>\b{cues})"


@cache
def _unit() -> str:
    between = rf"(?:{either(words().before_unit)}\s)*"
    return (
        rf"(?:\s?(?P<sign>%|€|\$|£)|\s{between}(?:d(?:e\s|'))?{between}"
        rf"(?P<unit>{either(words().compound_units)}|{_LETTERS}[\w'-]*))"
    )


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Patterns of ranges, collectives and plain numbers, in the order in which they are tried."""
    number, unit, cue = number_pattern(), _unit(), _cue()
    collective = either(words().collectives)
    return tuple(
        re.compile(pattern, re.IGNORECASE)
        for pattern in (
            rf"{_STANDS_APART}(?:entre\s|de\s)?(?P<number>{number})\s(?P<range>à|et)\s{number}{unit}",
            rf"(?:{cue}\s?)?\b(?P<several>une?|des|plusieurs|quelques|les|{number})\s(?:petite\s|bonne\s|grosse\s)?(?P<collective>{collective})s?\b(?:{unit})?",
            rf"(?:{cue}\s?)?{_STANDS_APART}(?P<number>{number})(?![\w/-])(?:{unit})?",
        )
    )


def quantities(text: str) -> tuple[QuantityMention, ...]:
    """Return the quantities of `text`, in its order: "environ 400 drones", "une trentaine de chars"."""
    found: list[QuantityMention] = []
    for mention in sorted(_all(text), key=lambda m: (m.start, -m.end)):
        if not found or mention.start >= found[-1].end:
            found.append(mention)
    return tuple(found)


def _all(text: str) -> Iterator[QuantityMention]:
    taken: list[tuple[int, int]] = []
    for pattern in _patterns():
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            mention = _mention(text, match)
            if mention:
                taken.append((mention.start, mention.end))
                yield mention


def _mention(text: str, match: re.Match[str]) -> QuantityMention | None:
    groups = match.groupdict()
    unit, end = _counted(match)
    if unit is None or not _counts(text, match, unit):
        return None
    number, bound = _amount(groups)
    start = match.start()
    return QuantityMention(
        start, end, Quantity(text=text[start:end], value=number, unit=unit, bound=bound)
    )


def _counted(match: re.Match[str]) -> tuple[str | None, int]:
    """Return the unit, "" where the number stands alone and None where it is a time, and the end."""
    sign, unit = match["sign"], match["unit"]
    if sign:
        return sign, match.end()
    end = match.end("collective" if "collective" in match.groupdict() else "number")
    if not unit or unit.lower() in words().no_unit:
        return "", end
    bare = unit.lower()
    if bare in words().time_units or re.fullmatch(month_pattern(), bare):
        return None, end
    return unit, match.end()


def _counts(text: str, match: re.Match[str], unit: str) -> bool:
    """Tell whether something is counted: no name, no date, no "les deux pays"."""
    groups = match.groupdict()
    if groups.get("collective") or groups.get("range"):
        return bool(unit) or bool(groups.get("several"))
    number, before = groups["number"].lower(), text[: match.start("number")]
    if groups.get("cue"):
        return not re.fullmatch(r"(?:19|20)\d\d", number) or bool(unit)
    if not unit or number in {"un", "une"} or _NAME.search(before):
        return False
    if re.fullmatch(r"(?:19|20)\d\d", number) and not unit.endswith(("s", "x", "%")):
        return False
    if _label().search(before):
        return False
    return number[0].isdigit() or not _DEFINITE.search(before)


@cache
def _label() -> re.Pattern[str]:
    """Match a word at the end of a text that makes the number after it a name ("la résolution 2231")."""
    return re.compile(rf"\b{either(words().labels)}\s$", re.IGNORECASE)


def _amount(groups: dict[str, str | None]) -> tuple[float, Bound]:
    cue = (groups.get("cue") or "").lower().strip()
    told = cast(Bound, _bounds().get(cue) or _bounds().get(re.sub(r"\sd'$", " de", cue), "exact"))
    collective = groups.get("collective")
    if collective:
        base, several = words().collectives[collective.lower()], str(groups["several"]).lower()
        if several in {"des", "plusieurs", "quelques", "les"}:
            return float(base), "at least" if told == "exact" else told
        exact = base >= 1_000_000
        return value(several) * base, told if told != "exact" else "exact" if exact else "about"
    return value(str(groups["number"])), "at least" if groups.get("range") else told
