"""Which days does a time mean that is told from the day of publication: "hier", "mardi", "il y a deux jours"?"""

import re
from datetime import date, timedelta

from extract.quantities.numbers import either, number_pattern, value
from extract.times.calendar import (
    month_span,
    months_away,
    week_span,
    weekday_number,
    weekday_pattern,
    words,
    year_span,
)
from extract.times.dates import MONTH
from extract.times.rule import UNKNOWN, Days, Moment, rule

_WEEKDAY = weekday_pattern()
_DAY_PART = either(words().day_parts)
_UNIT = either([word for names in words().units.values() for word in names])
_NEAR_UNIT = r"semaine|mois|année|\ban\b"
_LAST = r"derni(?:er|ère)|passée?|écoulée?|précédente?"
_NEXT = r"prochaine?|à venir|qui vient"
_COUNT = (
    rf"(?P<n>{number_pattern()}|une?|quelques|plusieurs|des|de longues?|de nombreux|de nombreuses)"
)


def _unit(word: str) -> str:
    return next(unit for unit, names in words().units.items() if word.lower() in names)


def _today(moment: Moment) -> date:
    """Return the day of an anchored rule's moment."""
    assert moment.today is not None
    return moment.today


def _span(inside: date, unit: str, away: int) -> Days:
    """Return the day, week, month or year that lies `away` units from the one of `inside`."""
    if unit in {"day", "hour"}:
        found = inside + timedelta(days=away if unit == "day" else away // 24)
        return Days(found, found)
    if unit == "week":
        return Days(*week_span(inside, away))
    if unit == "month":
        return Days(*month_span(*months_away(inside, away)))
    return Days(*year_span(inside.year + away * (10 if unit == "decade" else 1)))


def _back(from_: date, unit: str, count: float) -> date:
    """Return the day `count` units before a day (negative: after it)."""
    if unit in {"month", "year", "decade"}:
        months = int(count * {"month": 1, "year": 12, "decade": 120}[unit])
        year, month = months_away(from_, -months)
        return date(year, month, min(from_.day, month_span(year, month)[1].day))
    return from_ - timedelta(days=int(count * {"hour": 1 / 24, "day": 1, "week": 7}[unit]))


def _number(word: str | None) -> float | None:
    """Return how many, or None where the text does not say."""
    bare = (word or "").lower()
    if not bare or bare.startswith(("quelques", "plusieurs", "des", "de ")):
        return None
    return value(bare)


@rule(rf"{either(words().deictics)}(?: {_DAY_PART})?", either(words().deictics), anchored=True)
def deictic(match: re.Match[str], moment: Moment) -> Days:
    """Read "hier", "ce matin", "aujourd'hui"."""
    said = max((w for w in words().deictics if match[0].lower().startswith(w)), key=len)
    found = _today(moment) + timedelta(days=words().deictics[said])
    return Days(found, found)


@rule(
    rf"(?:(?:dès|depuis|avant|d'ici|jusqu'à|pour) )?(?P<det>ce |le |chaque |tous les )?(?P<w>{_WEEKDAY})(?! \d| {MONTH})"
    rf"(?: (?P<last>{_LAST})| (?P<next>{_NEXT}))?(?: {_DAY_PART})?",
    _WEEKDAY,
    anchored=True,
)
def weekday(match: re.Match[str], moment: Moment) -> Days | None:
    """Read "mardi", "lundi soir", "samedi dernier"."""
    if (match["det"] or "").lower() in {"chaque ", "tous les "}:
        return None
    today = _today(moment)
    behind = (today.weekday() - weekday_number(match["w"])) % 7
    if match["next"]:
        found = today + timedelta(days=7 - behind)
    elif match["last"]:
        found = today - timedelta(days=behind or 7)
    elif moment.future:
        found = today + timedelta(days=-behind % 7)
    else:
        found = today - timedelta(days=behind)
    return Days(found, found)


@rule(
    rf"(?:dans )?la nuit (?:de |du )(?P<a>{_WEEKDAY}) (?:à|au) (?P<b>{_WEEKDAY})",
    _WEEKDAY,
    anchored=True,
)
def night(match: re.Match[str], moment: Moment) -> Days:
    """Read "dans la nuit de lundi à mardi"."""
    today = _today(moment)
    behind = (today.weekday() - weekday_number(match["b"])) % 7
    morning = (
        today + timedelta(days=-behind % 7) if moment.future else today - timedelta(days=behind)
    )
    length = (weekday_number(match["b"]) - weekday_number(match["a"])) % 7
    return Days(morning - timedelta(days=length), morning)


@rule(
    rf"(?:de |du |entre )(?P<a>{_WEEKDAY}) (?:à|au|et) (?P<b>{_WEEKDAY})", _WEEKDAY, anchored=True
)
def weekdays(match: re.Match[str], moment: Moment) -> Days:
    """Read "de lundi à mercredi"."""
    return night.reading(match, moment) or UNKNOWN


@rule(
    rf"(?:au cours de |dans |depuis |dès |pendant |durant )?(?:la|le|l'|l’) ?(?P<u>semaine|mois|année|an)(?: (?P<last>{_LAST})| (?P<next>{_NEXT}))",
    _NEAR_UNIT,
    anchored=True,
)
def neighbour(match: re.Match[str], moment: Moment) -> Days:
    """Read "la semaine prochaine" and "le mois dernier"."""
    return _span(_today(moment), _unit(match["u"]), -1 if match["last"] else 1)


@rule(
    r"(?:plus tôt |plus tard |au cours de |dans |depuis le début de |au début de |à la fin de )?"
    r"(?:cette (?P<u>semaine|année)|ce (?P<m>mois)(?:-ci)?)(?:-ci)?",
    _NEAR_UNIT,
    anchored=True,
)
def current(match: re.Match[str], moment: Moment) -> Days:
    """Read "cette année" and "ce mois-ci"."""
    return _span(_today(moment), _unit(match["u"] or match["m"]), 0)


@rule(
    r"(?P<d>d'ici (?:à )?)?(?:(?:vers |pour |depuis |dès |avant |jusqu'à |à |au )?(?:la |le )?)(?P<part>début|fin) "
    r"(?:de la |de l'|du |d')(?P<u>semaine|mois|année|an)",
    "début|fin",
    anchored=True,
)
def edge(match: re.Match[str], moment: Moment) -> Days:
    """Read "au début du mois" and "d'ici la fin de l'année"."""
    unit = _unit(match["u"])
    first, last, _ = _span(_today(moment), unit, 0)
    assert first is not None
    assert last is not None
    third = (last - first + timedelta(days=1)) // 3
    if match["d"]:
        return Days(_today(moment), last)
    return (
        Days(first, first + third, True)
        if match["part"].lower() == "début"
        else Days(last - third, last, True)
    )


@rule(
    rf"(?:le|ce) week-end(?: (?P<last>{_LAST})| (?P<next>{_NEXT}))?",
    "week-end",
    anchored=True,
)
def weekend(match: re.Match[str], moment: Moment) -> Days:
    """Read "ce week-end" and "le week-end dernier"."""
    today = _today(moment)
    saturday = week_span(today)[0] + timedelta(days=5)
    if match["last"] or (not match["next"] and not moment.future and saturday > today):
        saturday -= timedelta(days=7)
    elif match["next"] and saturday <= today:
        saturday += timedelta(days=7)
    return Days(saturday, saturday + timedelta(days=1))


@rule(
    rf"(?:il y a|voici|voilà|cela fait|ça fait) (?:environ |près de |plus de |presque |à peine )?{_COUNT} (?P<u>{_UNIT})",
    "il y a|voici|voilà| fait",
    anchored=True,
)
def ago(match: re.Match[str], moment: Moment) -> Days:
    """Read "il y a deux jours"."""
    unit, count = _unit(match["u"]), _number(match["n"])
    if count is None:
        return _recent(_today(moment), unit)
    if unit == "decade":
        return Days(*year_span(_today(moment).year - int(count * 10)), True)
    return _span(_today(moment), unit, -int(count))


@rule(
    rf"depuis (?:environ |près de |plus de |presque |maintenant |déjà )*{_COUNT} (?P<u>{_UNIT})",
    "depuis",
    anchored=True,
)
def since_long(match: re.Match[str], moment: Moment) -> Days:
    """Read "depuis deux ans" and "depuis des mois"."""
    unit, count = _unit(match["u"]), _number(match["n"])
    if count is None:
        return _recent(_today(moment), unit)
    return Days(_back(_today(moment), unit, count), _today(moment), unit != "day")


@rule(
    rf"(?:(?:au cours des|ces|dans les|durant les|pendant les|lors des|depuis les|depuis ces|les|des) )(?:(?P<n>{number_pattern()}) )?"
    rf"(?:derniers|dernières) (?P<u>{_UNIT})",
    "derni",
    anchored=True,
)
def last_units(match: re.Match[str], moment: Moment) -> Days:
    """Read "ces dernières semaines" and "ces trois derniers jours"."""
    unit, count = _unit(match["u"]), _number(match["n"])
    if count is None:
        return _recent(_today(moment), unit)
    return Days(_back(_today(moment), unit, count), _today(moment))


@rule(
    rf"(?:(?:au cours des|dans les|durant les|pendant les|ces|d'ici) )(?:(?:prochains|prochaines) (?P<a>{_UNIT})|(?P<b>{_UNIT}) (?:à venir|qui viennent|prochains|prochaines))",
    "prochain|à venir|qui viennent",
    anchored=True,
)
def next_units(match: re.Match[str], moment: Moment) -> Days:
    """Read "dans les prochains jours" and "les mois à venir"."""
    unit, today = _unit(match["a"] or match["b"]), _today(moment)
    return Days(today, today + timedelta(days=words().vague_days[unit]), True)


@rule(
    rf"(?:dans|d'ici (?:à )?|sous) ?(?:environ |près de )?{_COUNT} (?P<u>{_UNIT})",
    _UNIT,
    anchored=True,
)
def ahead(match: re.Match[str], moment: Moment) -> Days:
    """Read "dans trois mois" and "d'ici deux ans"."""
    unit, count, today = _unit(match["u"]), _number(match["n"]), _today(moment)
    if count is None:
        return Days(today, today + timedelta(days=words().vague_days[unit]), True)
    if match[0].lower().startswith("dans"):
        return _span(today, unit, int(count))
    return Days(today, _back(today, unit, -count))


@rule(either(list(words().recent)), either(list(words().recent)), anchored=True)
def recently(match: re.Match[str], moment: Moment) -> Days:
    """Read "récemment": an interval whose first day is a guess."""
    today = _today(moment)
    return Days(today - timedelta(days=words().recent[match[0].lower()]), today, True)


@rule(
    rf"{either(words().unresolved)}|{_COUNT} (?P<u>{_UNIT}) (?:plus tard|plus tôt|auparavant|après|avant)(?! (?:l|d|s|le|la|les|que|de)\b)",
    rf"{either(words().unresolved)}|{_UNIT}",
)
def unresolved(_: re.Match[str], __: Moment) -> Days:
    """Keep "la veille" as said: it is measured from another event of the text."""
    return UNKNOWN


def _recent(today: date, unit: str) -> Days:
    return Days(today - timedelta(days=words().vague_days[unit]), today, True)


RULES = (
    deictic, night, weekdays, weekday, neighbour, current, edge, weekend, ago, since_long,
    last_units, next_units, ahead, recently, unresolved,
)  # fmt: skip
