"""Which entities has an analyst found to be one, and which not?

A plain text file under version control, one judgement a line; what follows ` #` is a comment:

    person:v-poutine = person:vladimir-poutine               # these two are one, called as on the right
    person:petrov in archive/12.txt = person:ivan-petrov     # that article's Petrov is another one
    org:lr as "Républicains" = org:parti-republicain         # who is called so is another one
    org:lr as "LR" in archive/12.txt = org:la-reunion        # and so in that article
    person:ivan-petrov != person:anna-petrova                # never one, whatever the other lines say

A form of name is what the text writes, letter by letter. An article is named by its id or its source. Both stand
in double quotes if there are blanks in them. Of several lines, the one with a form counts, else the one with an
article. The graph keeps the judgements: every later import applies them. Taking a line out parts what it had
joined, and joins what it had parted.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product
from pathlib import Path

from graph.judging import Reading, judged, reading
from graph.models import ArticleGraph
from ontology.errors import DataFileError

_COMMENT = re.compile(r"(?:^|\s)#.*")
_NAME = r"""(?:"[^"]+"|[^\s"]+)"""
_LINE = re.compile(
    rf"(?P<one>\S+)(?:\s+as\s+(?P<form>{_NAME}))?(?:\s+in\s+(?P<article>{_NAME}))?"
    r"\s+(?P<sign>!?=)\s+(?P<other>\S+)"
)

#: An id, with the form of name and the article for which a judgement holds; empty for all.
Key = tuple[str, str, str]


@dataclass(frozen=True)
class Merges:
    """Which entity each one is, and which are never one."""

    same: Mapping[Key, str] = field(default_factory=dict)
    apart: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def read(cls, file: Path) -> "Merges":
        """Return the judgements of a file.

        Raises:
            DataFileError: a line is no judgement, or contradicts others; names the file.
        """
        try:
            lines = file.read_text(encoding="utf-8-sig").splitlines()
        except UnicodeDecodeError as error:
            raise DataFileError(f"{file}: not in UTF-8: {error.reason}") from error
        return cls.of_lines(lines, str(file))

    @classmethod
    def of_lines(cls, lines: Iterable[str], name: str = "merges") -> "Merges":
        """Return the judgements of the lines of the file `name`.

        Raises:
            DataFileError: a line is no judgement, or contradicts others; names the file.
        """
        same: dict[Key, str] = {}
        apart: set[tuple[str, str]] = set()
        for number, line in enumerate(lines, start=1):
            judgement = _COMMENT.sub("", line).strip()
            if not judgement:
                continue
            match = _LINE.fullmatch(judgement)
            place = f"{name}:{number}"
            if match is None or (match["sign"] == "!=" and (match["form"] or match["article"])):
                raise DataFileError(
                    f"{place}: not of the form `ID = ID`, `ID as FORM in ARTICLE = ID` or `ID != ID`: {judgement}"
                )
            form, article = ((match[part] or "").strip('"') for part in ("form", "article"))
            key, other = (match["one"], form, article), match["other"]
            if match["sign"] == "!=":
                apart.add((match["one"], other))
            elif same.setdefault(key, other) != other:
                raise DataFileError(f"{place}: {match['one']} is {same[key]} by an earlier line")
        merges = cls(same, frozenset(apart))
        merges._check(name)
        return merges

    @property
    def lines(self) -> list[str]:
        """The judgements as lines of a file, sorted, without comments."""
        joined = [
            one
            + (f' as "{form}"' if form else "")
            + (f' in "{article}"' if article else "")
            + f" = {other}"
            for (one, form, article), other in self.same.items()
        ]
        return sorted([*joined, *(f"{one} != {other}" for one, other in self.apart)])

    @cached_property
    def replaced(self) -> frozenset[str]:
        """The ids that may stand for another entity."""
        return frozenset(one for one, _, _ in self.same)

    def resolve(self, entity: str, form: str, places: Sequence[str]) -> str:
        """Return the id that stands for `entity` where it is called `form`, in the article `places` names.

        Raises:
            DataFileError: the judgements run in a circle.
        """
        seen = [entity]
        while True:
            keys = product((form, "") if form else ("",), (*places, ""))
            rules = (self.same.get((seen[-1], *key)) for key in keys)
            target = next(filter(None, rules), None)
            if target is None:
                return seen[-1]
            if target in seen:
                raise DataFileError(f"{' = '.join([*seen, target])} runs in a circle")
            seen.append(target)

    def of_article(self, graph: ArticleGraph) -> dict[str, Reading]:
        """Return who each entity of an article is."""
        places = (graph.article.id, graph.article.source)
        return {
            e.id: reading(e, lambda key, form: self.resolve(key, form, places))
            for e in graph.entities
        }

    def apply(self, graph: ArticleGraph) -> ArticleGraph:
        """Return `graph` as it reads under the judgements; itself where they change nothing."""
        if self.replaced.isdisjoint(entity.id for entity in graph.entities):
            return graph
        readings = self.of_article(graph)
        return judged(graph, readings) if any(r.changed for r in readings.values()) else graph

    def _check(self, name: str) -> None:
        """Raise where the judgements run in a circle, or join what they keep apart."""
        circling = self._circling()
        forms = sorted({form for one, form, _ in self.same if one in circling} | {""})
        places = sorted({article for _, _, article in self.same} | {""})
        try:
            for one, form, place in product(sorted(circling), forms, places):
                self.resolve(one, form, [place])
        except DataFileError as error:
            raise DataFileError(f"{name}: {error}") from error
        for (one, other), place in product(sorted(self.apart), places):
            if self.resolve(one, "", [place]) == self.resolve(other, "", [place]):
                raise DataFileError(f"{name}: {one} != {other}, yet other lines make them one")

    def _circling(self) -> set[str]:
        """Return the ids from which some lines might lead round: all, without those that lead to an end."""
        targets: dict[str, set[str]] = {}
        for (one, _, _), other in self.same.items():
            targets.setdefault(one, set()).add(other)
        circling = set(targets)
        while ending := {one for one in circling if targets[one].isdisjoint(circling)}:
            circling -= ending
        return circling
