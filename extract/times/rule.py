"""What is a rule of the grammar of time: a pattern, and the days it means seen from a day?"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple


class Days(NamedTuple):
    """First and last day, both inclusive, None where unknown; `vague` where the edges are a guess."""

    start: date | None = None
    end: date | None = None
    vague: bool = False


UNKNOWN = Days()
Reading = Callable[[re.Match[str], "Moment"], Days | None]


class Moment(NamedTuple):
    """The day an expression is read against, and whether what it dates is still to come."""

    today: date | None
    future: bool = False


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and what it means. A rule that is `anchored` means nothing without a day.

    `sign` is in every text, in lower case, that the pattern matches: most texts need not be tried.
    """

    name: str
    pattern: re.Pattern[str]
    reading: Reading
    anchored: bool
    sign: re.Pattern[str]

    def days(self, match: re.Match[str], moment: Moment) -> Days | None:
        """Return the days meant, or None where the words are no time after all."""
        if self.anchored and moment.today is None:
            return UNKNOWN
        return self.reading(match, moment)


def rule(pattern: str, sign: str, *, anchored: bool = False) -> Callable[[Reading], Rule]:
    """Make a rule of a function; its name is the rule's. Patterns match from a word's beginning."""
    begins = r"(?:(?<![\w'-])|(?<=\b[dlsn]'))"
    compiled = re.compile(rf"{begins}(?:{pattern})(?!\w)", re.IGNORECASE)

    def make(reading: Reading) -> Rule:
        return Rule(
            reading.__name__.replace("_", "-"), compiled, reading, anchored, re.compile(sign)
        )

    return make
