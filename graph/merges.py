"""Which entities has an analyst found to be one, and which not?

A plain text file under version control, one judgement a line; what follows ` #` is a comment:

    person:v-poutine = person:vladimir-poutine               # these two are one, called as on the right
    person:petrov in archive/12.txt = person:ivan-petrov     # that article's Petrov is another one
    person:ivan-petrov != person:anna-petrova                # never one, whatever the other lines say

An article is named by its id or its source, in double quotes if there are blanks in it. The graph keeps the
judgements: every later import applies them. Taking a line out parts what it had joined.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path

from graph.models import ArticleGraph, Attribution, Claim, Entity
from ontology.errors import DataFileError

_COMMENT = re.compile(r"(?:^|\s)#.*")
_LINE = re.compile(
    r"""(?P<one>\S+)(?:\s+in\s+(?:"(?P<quoted>[^"]+)"|(?P<article>\S+)))?\s+(?P<sign>!?=)\s+(?P<other>\S+)"""
)


@dataclass(frozen=True)
class Merges:
    """Which entity each one is; the key's second part is an article's id or source, or empty for all."""

    same: Mapping[tuple[str, str], str] = field(default_factory=dict)
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
        same: dict[tuple[str, str], str] = {}
        apart: set[tuple[str, str]] = set()
        for number, line in enumerate(lines, start=1):
            judgement = _COMMENT.sub("", line).strip()
            if not judgement:
                continue
            match = _LINE.fullmatch(judgement)
            place = f"{name}:{number}"
            if match is None or (match["sign"] == "!=" and (match["article"] or match["quoted"])):
                raise DataFileError(
                    f"{place}: not of the form `ID = ID`, `ID in ARTICLE = ID` or `ID != ID`: {judgement}"
                )
            one, article = match["one"], match["quoted"] or match["article"] or ""
            if match["sign"] == "!=":
                apart.add((one, match["other"]))
            elif same.setdefault((one, article), match["other"]) != match["other"]:
                raise DataFileError(f"{place}: {one} is {same[one, article]} by an earlier line")
        merges = cls(same, frozenset(apart))
        merges._check(name)
        return merges

    @property
    def lines(self) -> list[str]:
        """The judgements as lines of a file, sorted, without comments."""
        joined = [
            f"{one} = {other}" if not article else f'{one} in "{article}" = {other}'
            for (one, article), other in self.same.items()
        ]
        return sorted([*joined, *(f"{one} != {other}" for one, other in self.apart)])

    def resolve(self, entity: str, *places: str) -> str:
        """Return the id that stands for `entity`, in the article with the id and source `places`.

        Raises:
            DataFileError: the judgements run in a circle.
        """
        seen = [entity]
        while True:
            rules = (self.same.get((seen[-1], place)) for place in (*places, ""))
            target = next(filter(None, rules), None)
            if target is None:
                return seen[-1]
            if target in seen:
                raise DataFileError(f"{' = '.join([*seen, target])} runs in a circle")
            seen.append(target)

    def of_article(self, graph: ArticleGraph) -> dict[str, str]:
        """Return which entity each entity of an article is."""
        places = (graph.article.id, graph.article.source)
        return {entity.id: self.resolve(entity.id, *places) for entity in graph.entities}

    def apply(self, graph: ArticleGraph) -> ArticleGraph:
        """Return `graph` with every entity replaced by the one that it is."""
        if not self.same:
            return graph
        to = self.of_article(graph)
        if all(one == other for one, other in to.items()):
            return graph
        joined: dict[str, list[Entity]] = {}
        for entity in graph.entities:
            joined.setdefault(to[entity.id], []).append(entity)
        entities = tuple(_join(identifier, group) for identifier, group in joined.items())
        claims = tuple(_rename(claim, to) for claim in graph.claims)
        return graph.model_copy(update={"entities": entities, "claims": claims})

    def _check(self, name: str) -> None:
        """Raise where the judgements run in a circle, or join what they keep apart."""
        places = sorted({article for _, article in self.same} | {""})
        try:
            for (one, article), place in product(self.same, places):
                self.resolve(one, article, place)
        except DataFileError as error:
            raise DataFileError(f"{name}: {error}") from error
        for (one, other), place in product(sorted(self.apart), places):
            if self.resolve(one, place) == self.resolve(other, place):
                raise DataFileError(f"{name}: {one} != {other}, yet other lines make them one")


def _join(identifier: str, group: list[Entity]) -> Entity:
    """Return one entity for several, called as the one that the others are, where it is there."""
    first = next((entity for entity in group if entity.id == identifier), group[0])
    others = [entity for entity in group if entity is not first]
    aliases = {alias for entity in others for alias in (entity.name, *entity.aliases)}
    mentions = {span for entity in group for span in entity.mentions}
    codes = [entity.code for entity in group if entity.code is not None]
    return Entity(
        id=identifier,
        type=first.type,
        name=first.name,
        code=first.code if first.code is not None else min(codes, default=None),
        aliases=(*first.aliases, *sorted(aliases - {first.name, *first.aliases})),
        mentions=tuple(sorted(mentions, key=lambda span: (span.start, span.end))),
    )


def _rename(claim: Claim, to: Mapping[str, str]) -> Claim:
    ends = {
        role: to[end]
        for role in ("subject", "object", "counterpart", "instrument")
        if (end := getattr(claim, role)) is not None
    }
    renamed = (a.model_copy(update={"source": to[a.source]}) for a in claim.attributions)
    attributions: tuple[Attribution, ...] = tuple(dict.fromkeys(renamed))
    return claim.model_copy(update={**ends, "attributions": attributions})
