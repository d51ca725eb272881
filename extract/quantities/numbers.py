"""Which number is it, in digits or in words?"""

import re
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from ontology.strict import Strict, read_yaml


class Words(Strict):
    """The words of `ontology/quantities.yaml`."""

    numerals: dict[str, int]
    multipliers: dict[str, int]
    collectives: dict[str, int]
    bounds: dict[str, tuple[str, ...]]
    before_unit: tuple[str, ...]
    compound_units: tuple[str, ...]
    time_units: tuple[str, ...]
    labels: tuple[str, ...]
    no_unit: tuple[str, ...]


@cache
def words() -> Words:
    """Return the words of number."""
    return read_yaml(files("ontology") / "quantities.yaml", TypeAdapter(Words))


def either(names: "dict[str, int] | tuple[str, ...] | list[str]") -> str:
    """Return a pattern of any of the names, the longest first."""
    return "(?:" + "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True)) + ")"


DIGITS = r"(?:\d{1,3}(?:[ .]\d{3})+(?!\d)(?:,\d+)?|\d+(?:[,.]\d+)?)"


@cache
def number_pattern() -> str:
    """Return a pattern of numbers in digits or in words, with "million" and "milliard"."""
    numeral = either(words().numerals)
    spelt = rf"{numeral}(?:(?:-et-| et |-| ){numeral})*"
    return rf"(?:{DIGITS}|\b{spelt}\b)(?:\s{either(words().multipliers)}\b)?"


def value(text: str) -> float:
    """Return the number that `number_pattern` matched."""
    *head, last = text.lower().split(" ")
    multiplier = words().multipliers.get(last, 1)
    counted = " ".join(head) if multiplier > 1 else text.lower()
    return _digits(counted) * multiplier if counted[0].isdigit() else _spelt(counted) * multiplier


def _digits(text: str) -> float:
    text = text.replace(" ", "")
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    return float(text.replace(",", "."))


def _spelt(text: str) -> float:
    """Add the numerals up: "quatre-vingt-dix" is 4 times 20, plus 10."""
    total = current = 0
    for word in re.split(r"[ -]", text):
        number = words().numerals.get(word, 0)
        if number == 1000:
            total, current = total + max(current, 1) * 1000, 0
        elif number == 100 or (number == 20 and current % 100 == 4):
            current = max(current, 1) * number
        else:
            current += number
    return float(total + current)
