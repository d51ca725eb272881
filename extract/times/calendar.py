"""How are months and weekdays written in French, and which days does a written date span?"""

import calendar
import re
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from ontology.strict import Strict, read_yaml


class Words(Strict):
    """The words of `ontology/times.yaml`."""

    months: dict[int, tuple[str, ...]]
    weekdays: tuple[str, ...]
    units: dict[str, tuple[str, ...]]
    vague_days: dict[str, int]
    deictics: dict[str, int]
    day_parts: tuple[str, ...]
    seasons: dict[str, tuple[tuple[int, int], tuple[int, int]]]
    unresolved: tuple[str, ...]
    recent: dict[str, int]
    future_cues: tuple[str, ...]


@cache
def words() -> Words:
    """Return the words of time."""
    return read_yaml(files("ontology") / "times.yaml", TypeAdapter(Words))


@cache
def month_pattern() -> str:
    """Return a pattern of all spellings of the months; a short one may end in a full stop."""
    full = [names[0] for names in words().months.values()]
    short = [name for names in words().months.values() for name in names[1:]]
    return rf"(?:(?:{_either(full)})(?!\w)|(?:{_either(short)})(?!\w)\.?)"


def _either(names: list[str]) -> str:
    return "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))


@cache
def weekday_pattern() -> str:
    """Return a pattern of the weekdays."""
    return rf"(?:{'|'.join(words().weekdays)})"


def month_number(name: str) -> int:
    """Return 1 to 12 for a spelling that `month_pattern` matches."""
    bare = name.lower().rstrip(".")
    return next(number for number, names in words().months.items() if bare in names)


def weekday_number(name: str) -> int:
    """Return 0 for Monday to 6 for Sunday."""
    return words().weekdays.index(name.lower())


def year_of(digits: str) -> int:
    """Return the year that two or four digits name; two digits are of this century."""
    return int(digits) + (2000 if len(digits) == 2 else 0)


def day(year: int, month: int, number: int) -> date | None:
    """Return the day, or None where the calendar has no such day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def month_span(year: int, month: int) -> tuple[date, date]:
    """Return the first and the last day of a month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])


def year_span(year: int) -> tuple[date, date]:
    """Return the first and the last day of a year."""
    return date(year, 1, 1), date(year, 12, 31)


def months_away(start: date, months: int) -> tuple[int, int]:
    """Return the year and month that lies `months` months from the month of `start`."""
    index = start.year * 12 + start.month - 1 + months
    return index // 12, index % 12 + 1


def week_span(inside: date, weeks: int = 0) -> tuple[date, date]:
    """Return Monday and Sunday of the week of `inside`, or of one some weeks away."""
    monday = inside - timedelta(days=inside.weekday()) + timedelta(weeks=weeks)
    return monday, monday + timedelta(days=6)
