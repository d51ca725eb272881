"""Which lines of a page are no part of its article?"""

import re
from functools import cache
from importlib.resources import files

from pydantic import Field, TypeAdapter

from ontology.strict import Strict, read_yaml


class Rule(Strict):
    """A pattern of layout, with lines that it takes for layout."""

    rule: str
    pattern: str
    case: bool = False
    examples: tuple[str, ...] = Field(min_length=1)

    def compiled(self) -> re.Pattern[str]:
        """Return the pattern; case counts only where the rule says so."""
        return re.compile(self.pattern, 0 if self.case else re.IGNORECASE)


class Layout(Strict):
    """What a page holds besides its article."""

    lines: tuple[Rule, ...]
    fragments: tuple[Rule, ...]
    credits: tuple[Rule, ...]
    genres: tuple[str, ...]
    kept: tuple[str, ...]


@cache
def layout() -> Layout:
    """Return the rules of `ontology/layout.yaml`."""
    return read_yaml(files("ontology") / "layout.yaml", TypeAdapter(Layout))


@cache
def _patterns(part: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((rule.rule, rule.compiled()) for rule in getattr(layout(), part))


_BULLET = re.compile(r"^[\s\-–—•*·▪►➤|>]+(?=\S)")


def without_bullet(line: str) -> tuple[str, bool]:
    """Return the line without the mark of a list before it, and whether there was one."""
    bare = _BULLET.sub("", line)
    return bare, bare != line


def layout_rule(line: str) -> str | None:
    """Return the name of the rule that takes the whole line for layout, if one does."""
    bare, _ = without_bullet(line.strip())
    return next((name for name, rule in _patterns("lines") if rule.fullmatch(bare or line)), None)


def without_fragments(line: str) -> str:
    """Return the line without the words of buttons that ran into it."""
    for _, rule in _patterns("fragments"):
        line = rule.sub(" ", line)
    return line.strip()


def without_credit(line: str) -> tuple[str, bool]:
    """Return the line without a photograph's credit at its end, and whether there was one."""
    for _, rule in _patterns("credits"):
        found = re.search(rf"(?:{rule.pattern})\s*\.?\s*$", line, rule.flags)
        if found:
            return line[: found.start()].strip(), True
    return line, False
