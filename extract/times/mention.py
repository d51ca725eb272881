"""When does a text say that something is, in days against its publication?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from extract.quantities.numbers import either
from extract.times import dates, deictics
from extract.times.calendar import words
from extract.times.rule import UNKNOWN, Days, Moment, Rule
from graph.models import Period

_BEFORE = 40


@dataclass(frozen=True, slots=True)
class TimeMention:
    """An expression of time and where it stands, in code points, end exclusive."""

    start: int
    end: int
    period: Period
    rule: str


@dataclass(frozen=True, slots=True)
class _Found:
    rule: Rule
    match: re.Match[str]
    start: int


def times(
    text: str,
    published: Period | None,
    *,
    future: bool = False,
    within: tuple[int, int] | None = None,
) -> tuple[TimeMention, ...]:
    """Return the times of `text`, or of what is `within` (start, exclusive end), in its order.

    `published` is what deictics are read against; where its day is unknown, so are their days, unless they are the
    same seen from its first and from its last day ("le mois dernier" in an article of November). `future` reads bare
    weekdays, days and months as still to come.
    """
    mentions: list[TimeMention] = []
    for found in _found(text, *(within or (0, len(text)))):
        if mentions and found.start < mentions[-1].end:
            continue
        days = _days(found, published, future=future or _announced(text, found.start))
        if days is not None:
            mentions.append(_mention(text, found, days))
    return tuple(mentions)


@lru_cache(maxsize=4)  # a text is asked for what is past and for what is to come
def _found(text: str, start: int, end: int) -> list[_Found]:
    return sorted(_matches(text, start, end), key=lambda f: (f.start, -f.match.end()))


def _matches(text: str, start: int, end: int) -> Iterator[_Found]:
    lower = text[start:end].lower()
    for sign, rules in _rules_by_sign().items():
        if sign.search(lower):
            for rule in rules:
                for match in rule.pattern.finditer(text, start, end):
                    yield _Found(rule, match, match.start())


@cache
def _rules_by_sign() -> Mapping[re.Pattern[str], list[Rule]]:
    table: dict[re.Pattern[str], list[Rule]] = {}
    for rule in (*dates.RULES, *deictics.RULES):
        table.setdefault(rule.sign, []).append(rule)
    return table


def _mention(text: str, found: _Found, days: Days) -> TimeMention:
    start, end = found.start, found.match.end()
    said = Period(text=text[start:end], start=days.start, end=days.end, vague=days.vague)
    return TimeMention(start, end, said, found.rule.name)


@cache
def _future_cue() -> re.Pattern[str]:
    return re.compile(rf"\b{either(words().future_cues)}(?!\w)[^.;:!?]{{0,25}}$", re.IGNORECASE)


def _announced(text: str, start: int) -> bool:
    """Tell whether the words just before a time say that it is still to come."""
    return bool(_future_cue().search(text[max(0, start - _BEFORE) : start]))


def _days(found: _Found, published: Period | None, *, future: bool) -> Days | None:
    """Return the days meant, unknown where they depend on a day of publication that is not known."""
    if published is None or published.start is None or published.end is None:
        return found.rule.days(found.match, Moment(None, future))
    seen = [
        found.rule.days(found.match, Moment(day, future))
        for day in (published.start, published.end)
    ]
    if seen[0] is None or seen[1] is None:
        return None
    days = seen[0] if seen[0] == seen[1] else UNKNOWN
    return _since(found.match[0], days, published)


def _since(words_: str, days: Days, published: Period) -> Days:
    """Stretch "depuis X" to the day of publication, and "d'ici X" back to it."""
    if words_.lower().startswith("d'ici") and days.end and published.start:
        return days._replace(start=min(published.start, days.end))
    if (
        words_.lower().startswith("depuis")
        and days.start
        and published.end
        and days.start <= published.end
    ):
        return days._replace(end=published.end)
    return days
