"""Which days does a date of the calendar mean: "le 12 février", "fin 2023", "en novembre"?"""

import re
from datetime import date

from extract.times.calendar import (
    day,
    month_number,
    month_pattern,
    month_span,
    weekday_number,
    weekday_pattern,
    words,
    year_of,
    year_span,
)
from extract.times.rule import UNKNOWN, Days, Moment, rule

MONTH = month_pattern()
_WEEKDAY = weekday_pattern()
_DIGIT = r"\d"
_DAY = r"\d{1,2}(?:er)?"
_YEAR = r"(?:19|20)\d\d"
_PART = r"début|mi|fin|courant|au début d[eu]|à la mi|à la fin d[eu]|fin d[eu]|au cours d[eu]"
_SEASON = "|".join(words().seasons)
_PARTS = {"début": (1, 10), "mi": (11, 20), "fin": (21, 31)}
_THIRDS = {"début": (1, 4), "mi": (5, 8), "fin": (9, 12)}


def nearest(month: int, number: int, moment: Moment, weekday: str | None = None) -> date | None:
    """Return the last such day not after the moment, or the next one if it is still to come."""
    if moment.today is None:
        return None
    this = moment.today.year
    years = range(this, this + 6) if moment.future else range(this, this - 6, -1)
    for year in years:
        found = day(year, month, number)
        past = found is not None and found <= moment.today
        fits = found is not None and (not weekday or found.weekday() == weekday_number(weekday))
        if found and fits and (found >= moment.today if moment.future else past):
            return found
    return None


def nearest_month(month: int, moment: Moment, word: str = "") -> tuple[int, int] | None:
    """Return year and month of the last such month, or of the next one if it is still to come."""
    if moment.today is None:
        return None
    year, now = moment.today.year, moment.today.month
    if word.startswith("prochain") or (moment.future and not word):
        return (year if month > now or (month == now and not word) else year + 1), month
    earlier = month < now or (month == now and not word)
    return (year if earlier else year - 1), month


def _part_of_month(year: int, month: int, part: str | None) -> Days:
    first, last = month_span(year, month)
    key = _part(part)
    if key is None:
        return Days(first, last)
    low, high = _PARTS[key]
    return Days(first.replace(day=low), min(last, first.replace(day=min(high, last.day))), True)


def _part(words_: str | None) -> str | None:
    """Return début, mi or fin for the words that mean it."""
    return next((key for key in _PARTS if key in re.split(r"[\s']", (words_ or "").lower())), None)


@rule(r"\d{4}-\d{2}-\d{2}", _DIGIT)
def iso_date(match: re.Match[str], _: Moment) -> Days | None:
    """Read "2024-05-03"."""
    found = day(*(int(number) for number in match[0].split("-")))
    return Days(found, found) if found else None


@rule(r"(?:le )?(?P<d>\d{1,2})[/.](?P<m>\d{1,2})[/.](?P<y>\d{4})", _DIGIT)
def digits(match: re.Match[str], _: Moment) -> Days | None:
    """Read "03/05/2024"."""
    found = day(int(match["y"]), int(match["m"]), int(match["d"]))
    return Days(found, found) if found else None


@rule(
    rf"(?:depuis |d'ici |d'ici au )?(?:(?:le |ce |la nuit du |au )?(?P<w>{_WEEKDAY}),? )?(?:le |ce |la nuit du |au |du )?"
    rf"(?P<d>{_DAY}) (?P<m>{MONTH})(?: (?P<y>{_YEAR})| (?P<last>dernier|prochain))?",
    MONTH,
)
def day_and_month(match: re.Match[str], moment: Moment) -> Days | None:
    """Read "mardi 3 mai", with or without a year."""
    number, month = int(match["d"].removesuffix("er")), month_number(match["m"])
    if match["y"]:
        found = day(int(match["y"]), month, number)
        return Days(found, found) if found else None
    if day(2024, month, number) is None:
        return None
    last = match["last"]
    seen = moment._replace(future=last == "prochain") if last else moment
    found = nearest(month, number, seen, match["w"]) or nearest(month, number, seen)
    return Days(found, found)


@rule(
    rf"(?:du|entre le|de) (?P<a>{_DAY})(?: (?P<m1>{MONTH}))?(?: (?P<y1>{_YEAR}))? (?:au|et le|et|à) (?P<b>{_DAY}) (?P<m2>{MONTH})"
    rf"(?: (?P<y2>{_YEAR}))?|(?:les )(?P<c>{_DAY})(?:, {_DAY})* et (?P<e>{_DAY}) (?P<m3>{MONTH})(?: (?P<y3>{_YEAR}))?",
    MONTH,
)
def days_of_months(match: re.Match[str], moment: Moment) -> Days | None:
    """Read "du 28 avril au 3 mai" and "les 3 et 4 mai"."""
    first, last = match["a"] or match["c"], match["b"] or match["e"]
    month = month_number(match["m2"] or match["m3"])
    year = match["y2"] or match["y3"]
    number = int(last.removesuffix("er"))
    end = day(int(year), month, number) if year else nearest(month, number, moment)
    if end is None:
        return UNKNOWN if day(2024, month, number) else None
    opening = month_number(match["m1"]) if match["m1"] else month
    start_year = int(match["y1"]) if match["y1"] else end.year - (opening > month)
    start = day(start_year, opening, int(first.removesuffix("er")))
    return Days(start, end) if start and start <= end else None


@rule(
    rf"(?:(?:en|depuis|dès|de|d'|courant|avant|après|pour|jusqu'en|à partir de|dans le courant de|d'ici(?: à)?) ?)?(?:(?:le|du|au|ce|la) )?(?:mois (?:de |d'))?"
    rf"(?:(?P<part>{_PART})[ -](?:mois (?:de |d'))?)?(?P<m>{MONTH})(?: (?P<y>{_YEAR})| (?P<last>dernier|prochain))?",
    MONTH,
)
def month(match: re.Match[str], moment: Moment) -> Days | None:
    """Read "en mai", "fin mai 2024", "en mai dernier"."""
    if not match["m"].islower() or (
        match[0] == match["m"] and match["m"] in {"mars", "mai", "jan", "dec"}
    ):
        return None
    number = month_number(match["m"])
    if match["y"]:
        return _part_of_month(int(match["y"]), number, match["part"])
    if match["m"].rstrip(".") == "sept" or (len(match["m"]) == 3 and match["m"] != "mai"):
        return None
    found = nearest_month(number, moment, (match["last"] or "").lower())
    return _part_of_month(*found, match["part"]) if found else UNKNOWN


@rule(
    rf"(?:entre|de|d') ?(?P<a>{MONTH})(?: (?P<y1>{_YEAR}))? (?:et|à) (?P<b>{MONTH})(?: (?P<y2>{_YEAR}))?"
    rf"|(?:en )(?P<c>{MONTH}) et (?:en )?(?P<e>{MONTH})(?: (?P<y3>{_YEAR}))?",
    MONTH,
)
def months(match: re.Match[str], moment: Moment) -> Days | None:
    """Read "entre mars et juin" and "en mars et avril"."""
    opening, closing = (
        month_number(match["a"] or match["c"]),
        month_number(match["b"] or match["e"]),
    )
    year = match["y2"] or match["y3"]
    last = (int(year), closing) if year else nearest_month(closing, moment)
    if last is None:
        return UNKNOWN
    first_year = int(match["y1"]) if match["y1"] else last[0] - (opening > closing)
    return Days(month_span(first_year, opening)[0], month_span(*last)[1])


@rule(
    rf"(?:en|depuis|dès|avant|après|jusqu'en|à partir de|à compter de|courant|pour|d'ici(?: à)?|(?:pendant|durant|dans) l'année|(?:de )?l'année|au cours de l'année"
    rf"|(?P<part>{_PART})) ?-?(?P<y>{_YEAR})|de (?P<of>{_YEAR})(?! [a-zà-ÿ-]+[sx]\b)",
    _YEAR,
)
def year(match: re.Match[str], _: Moment) -> Days:
    """Read "en 2022", "fin 2023", "l'accord de 2015"."""
    number = int(match["y"] or match["of"])
    key = _part(match["part"])
    if key is None:
        return Days(*year_span(number))
    low, high = _THIRDS[key]
    return Days(date(number, low, 1), month_span(number, high)[1], True)


@rule(
    rf"(?:de|entre|en) (?P<a>{_YEAR}) (?:à|et) (?P<b>{_YEAR})|(?P<c>{_YEAR})-(?P<e>{_YEAR})", _YEAR
)
def years(match: re.Match[str], _: Moment) -> Days | None:
    """Read "entre 2015 et 2020"."""
    first, last = int(match["a"] or match["c"]), int(match["b"] or match["e"])
    return Days(date(first, 1, 1), date(last, 12, 31)) if first <= last else None


@rule(r"(?:dans |depuis |pendant |durant )?les années (?P<y>(?:19|20)?\d0)", "années")
def decade(match: re.Match[str], _: Moment) -> Days:
    """Read "dans les années 1990"."""
    number = int(match["y"]) if len(match["y"]) == 4 else year_of(match["y"]) - 100
    return Days(date(number, 1, 1), date(number + 9, 12, 31))


@rule(
    rf"(?:(?:à|depuis|dès|pendant|durant) |au cours de )?(?P<det>cet |cette |l'|le |ce |au |du |en |à l'|de l')(?P<s>{_SEASON})"
    rf"(?: (?P<y>{_YEAR})| (?P<last>dernier|prochain))?",
    _SEASON,
)
def season(match: re.Match[str], moment: Moment) -> Days | None:
    """Read "cet été", "au printemps 2025", "l'automne dernier"."""
    (m1, d1), (m2, d2) = words().seasons[match["s"].lower()]
    told = match["y"] or match["last"] or match["det"].lower().strip() in {"cet", "ce"}
    if match["s"].lower() == "été" and not told and match["det"].lower() not in {"à l'", "en "}:
        return None
    if not match["y"] and moment.today is None:
        return UNKNOWN
    number = int(match["y"]) if match["y"] else _season_year((m1, d1), match, moment)
    return Days(date(number, m1, d1), date(number + (m2 < m1), m2, d2), True)


def _season_year(opening: tuple[int, int], match: re.Match[str], moment: Moment) -> int:
    """Return the year in which the season meant begins; a moment within it counts as begun."""
    assert moment.today is not None
    begun = date(moment.today.year, *opening) <= moment.today
    if match["last"] == "prochain" or (moment.future and not match["last"]):
        return moment.today.year + begun
    if match["det"].lower().strip() in {"cet", "ce"}:
        return moment.today.year
    return moment.today.year - (not begun)


RULES = (
    iso_date, digits, days_of_months, day_and_month, months, month, years, year, decade, season,
)  # fmt: skip
