"""When and by whom was it published? Told by a line of its own, or before the first sentence."""

import re
from dataclasses import dataclass
from functools import cache

from extract.reading.layout import layout
from extract.times.calendar import day, month_number, month_pattern, month_span, year_of
from graph.models import Period


@dataclass(frozen=True, slots=True)
class Dateline:
    """What a dateline tells, and how many characters of its line it takes."""

    length: int
    published: Period | None = None
    outlet: str | None = None


_LONGEST = 110
_YEAR_MONTH_DAY = 3
_MONTHS = range(1, 13)
_HEADER = re.compile(r"\s*date\s*:?\s+(?P<date>\d{4}(?:-\d{2}){0,2})\b[\s:–-]*(?=\S)")
_PLACE = r"[A-ZÀ-Ý][\w'.-]*(?:[ -](?:[A-ZÀ-Ý][\w'.-]*|de|du|des|la|le|les|sur|en))*"
_CAPITALS = r"[A-ZÀ-Ý][A-ZÀ-Ý'. -]{2,30}"
_OUTLET = r"\((?P<outlet>[A-ZÀ-Ý][^()\d]{1,40})\)"
_DASH = r"\s*(?:[—–-]{1,2})\s+"
_CLOCK = r"(?:,?\s*(?:à|-|–|,)?\s*\d{1,2}\s?(?:h|:)\s?(?:\d{2})?(?::\d{2})?(?: GMT| UTC)?)?"


@cache
def date_pattern() -> str:
    """Return a pattern of complete dates, with the groups iso, or d m y, or the same with digits."""
    return (
        r"(?:(?P<iso>\d{4}-\d{2}-\d{2})|(?P<dd>\d{1,2})[/.](?P<mm>\d{1,2})[/.](?P<yy>\d{4})"
        rf"|(?:(?P<d>\d{{1,2}})(?:er)?\s+)?(?P<m>{month_pattern()})\s+(?P<y>\d{{4}}))"
    )


@cache
def _inline() -> tuple[re.Pattern[str], ...]:
    """Patterns of what stands before the first sentence, the fullest first."""
    date = rf"(?:le\s+)?(?P<date>{date_pattern()}){_CLOCK}"
    short = rf"\d{{1,2}}(?:er)?\s+{month_pattern()}"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"{_PLACE}(?:,|\s+-)\s*{date}\s*(?:{_OUTLET})?{_DASH}",
            rf"{_PLACE}(?:,\s*{short})?\s*{_OUTLET}{_DASH}",
            rf"{_CAPITALS}(?:,\s*(?:{_PLACE}|{short}))?\s*(?:—|–|--)\s+",
            r"\d{1,2}\s?[h:]\s?\d{2}(?:\s*\((?:GMT|UTC|heure[^)]{1,20})\))?\s*[:.–—-]\s+(?=\S)",
        )
    )


@cache
def _alone() -> re.Pattern[str]:
    weekday = r"(?:(?:lun|mar|mercre|jeu|vendre|same)di|dimanche)"
    return re.compile(
        rf"(?P<before>[^.!?]{{0,60}}?)(?P<mark>[-–—|,:·•(]\s*(?:le\b)?|\ble\b|^)\s*(?:{weekday}\s+)?(?P<date>{date_pattern()})"
        rf"{_CLOCK}\)?\s*(?:[-–—|,·•(]\s*(?P<after>[^.!?()]{{2,60}})\)?)?",
        re.IGNORECASE,
    )


def header(line: str) -> Dateline | None:
    """Return what a "date 2026-03-10" before the title tells."""
    found = _HEADER.match(line)
    return Dateline(found.end(), _iso(found["date"])) if found else None


def inline(line: str) -> Dateline | None:
    """Return what stands before a first sentence: "Londres, 10 sept 2024 (AFP) - "."""
    for pattern in _inline():
        found = pattern.match(line)
        if found and found.end() < len(line):
            groups = found.groupdict()
            return Dateline(found.end(), _period(found), _clean(groups.get("outlet")))
    return None


def alone(line: str) -> Dateline | None:
    """Return what a line that holds nothing but a date and a heading tells."""
    found = _alone().fullmatch(line)
    if not found or len(line) > _LONGEST or inline(line):
        return None
    if found["mark"].lower() == "le" and found["before"].strip() and not _is_genre(found["before"]):
        return None
    published = _period(found)
    names = (_clean(found[side]) for side in ("before", "after"))
    if published is None:
        return None
    return Dateline(len(line), published, next(filter(None, names), None))


def written(text: str) -> Period | None:
    """Return the first complete date that `text` holds, as metadata of a page do."""
    found = re.search(rf"(?P<date>{date_pattern()})", text, re.IGNORECASE)
    return _period(found) if found else None


def _iso(text: str) -> Period | None:
    numbers = [int(number) for number in text.split("-")]
    if len(numbers) == _YEAR_MONTH_DAY:
        exact = day(*numbers)
        return Period(text=text, start=exact, end=exact) if exact else None
    if len(numbers) == 1:
        first, last = day(numbers[0], 1, 1), day(numbers[0], 12, 31)
        return Period(text=text, start=first, end=last)
    if numbers[1] not in _MONTHS:
        return None
    first, last = month_span(*numbers)
    return Period(text=text, start=first, end=last)


def _period(found: re.Match[str]) -> Period | None:
    groups = found.groupdict()
    if groups.get("iso"):
        return _iso(groups["iso"])
    if groups.get("yy"):
        exact = day(int(groups["yy"]), int(groups["mm"]), int(groups["dd"]))
    elif groups.get("y"):
        year, month = year_of(groups["y"]), month_number(groups["m"])
        if not groups["d"]:
            first, last = month_span(year, month)
            return Period(text=groups["date"], start=first, end=last)
        exact = day(year, month, int(groups["d"]))
    else:
        return None
    return Period(text=groups["date"], start=exact, end=exact) if exact else None


def _clean(name: str | None) -> str | None:
    """Return the name of an outlet, or None for a place's, a kind of text's or none."""
    bare = (name or "").strip(" -–—|,:·•()")
    return None if not bare or _is_genre(bare) else bare


def _is_genre(words: str) -> bool:
    """Tell whether words begin with a kind of text ("Entretien", "Publié")."""
    return any(re.match(rf"\s*{re.escape(g)}\b", words, re.IGNORECASE) for g in layout().genres)
