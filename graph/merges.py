"""Which entities has an analyst found to be one, and which not?

A plain text file under version control, one judgement a line:

    person:v-poutine = person:vladimir-poutine    # the left one becomes the right one
    org:garde in sha256:1234 = org:garde-nationale    # only in that article

`=` joins two entities, everywhere or in one article; taking the line out and loading again parts them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from graph.models import ArticleGraph, Attribution, Claim, Entity
from ontology.errors import DataFileError

_LINE = re.compile(r"(?P<one>\S+)(?:\s+in\s+(?P<article>\S+))?\s+=\s+(?P<other>\S+)")


@dataclass(frozen=True)
class Merges:
    """Which entity each one is; the key's second part is an article, or empty for all."""

    same: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Tell whether there is any judgement."""
        return bool(self.same)

    @classmethod
    def read(cls, file: Path) -> "Merges":
        """Return the judgements of a file.

        Raises:
            DataFileError: a line is no judgement, or the judgements run in a circle; names file and line.
        """
        same: dict[tuple[str, str], str] = {}
        for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
            judgement = line.split("#")[0].strip()
            if judgement:
                match = _LINE.fullmatch(judgement)
                if match is None:
                    raise DataFileError(f"{file}:{number}: not of the form `ID = ID`: {judgement}")
                same[match["one"], match["article"] or ""] = match["other"]
        merges = cls(same)
        for one, article in same:
            merges.resolve(one, article)
        return merges

    def resolve(self, entity: str, article: str) -> str:
        """Return the id that stands for `entity` in an article.

        Raises:
            DataFileError: the judgements run in a circle.
        """
        seen = [entity]
        while True:
            target = self.same.get((seen[-1], article)) or self.same.get((seen[-1], ""))
            if target is None:
                return seen[-1]
            if target in seen:
                raise DataFileError(f"merges: {' = '.join([*seen, target])} runs in a circle")
            seen.append(target)

    def apply(self, graph: ArticleGraph) -> ArticleGraph:
        """Return `graph` with every entity replaced by the one that it is."""
        if not self.same:
            return graph
        to = {entity.id: self.resolve(entity.id, graph.article.id) for entity in graph.entities}
        if all(one == other for one, other in to.items()):
            return graph
        joined: dict[str, Entity] = {}
        for entity in graph.entities:
            joined[to[entity.id]] = _join(joined.get(to[entity.id]), entity, to[entity.id])
        claims = [_rename(claim, to) for claim in graph.claims]
        return graph.model_copy(
            update={"entities": tuple(joined.values()), "claims": tuple(claims)}
        )


def _join(present: Entity | None, entity: Entity, identifier: str) -> Entity:
    if present is None:
        return entity.model_copy(update={"id": identifier})
    aliases = sorted({*present.aliases, *entity.aliases, entity.name} - {present.name})
    mentions = sorted(
        {*present.mentions, *entity.mentions}, key=lambda span: (span.start, span.end)
    )
    return present.model_copy(update={"aliases": tuple(aliases), "mentions": tuple(mentions)})


def _rename(claim: Claim, to: Mapping[str, str]) -> Claim:
    roles = ("subject", "object", "counterpart", "instrument")
    ends = {role: to.get(getattr(claim, role)) for role in roles}
    attributions = tuple(
        Attribution(source=to[a.source], stance=a.stance, cue=a.cue) for a in claim.attributions
    )
    return claim.model_copy(update={**ends, "attributions": attributions})
