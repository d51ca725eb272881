"""How do files of records become part of the graph, and what becomes of those that cannot?"""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from neo4j import Session

from graph import loader, records
from graph.models import ArticleGraph


@dataclass
class Intake:
    """What came of the records; `refusals` name file and line."""

    loaded: loader.Summary = field(default_factory=loader.Summary)
    refusals: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        """Say it in one line."""
        done = self.loaded
        return (
            f"{done.new} new, {done.replaced} replaced, {done.unchanged} unchanged, "
            f"{len(self.refusals)} refused; {done.claims} claims written"
        )

    def as_json(self) -> str:
        """Return the same for programs."""
        done = self.loaded
        return json.dumps(
            {
                "new": done.new,
                "replaced": done.replaced,
                "unchanged": done.unchanged,
                "claims": done.claims,
                "refused": self.refusals,
            },
            ensure_ascii=False,
        )


def take_in(session: Session, files: Iterable[IO[bytes]], rejects: Path) -> Intake:
    """Load the records of `files`; those refused are copied to `rejects` as they stand.

    The database must be ready (`graph.adoption.prepare`).
    """
    intake = Intake()
    origin: dict[tuple[str, str], records.Record] = {}
    refused: list[records.Reject] = []

    def skipped(count: int) -> None:
        intake.loaded.unchanged += count

    def articles(file: IO[bytes]) -> Iterator[ArticleGraph]:
        found = records.read(file, getattr(file, "name", "<stdin>"))
        found = records.unknown(session, found, skipped)
        for record, graph in records.parse(found, refused.append):
            origin[graph.article.id, graph.article.source] = record
            yield graph

    for file in files:
        done = loader.load(session, articles(file))
        intake.loaded.add(done)
        refused += [records.Reject(origin[r.article, r.source], r.reason) for r in done.refused]
        origin.clear()
    intake.refusals = [str(reject) for reject in refused]
    if refused:
        rejects.write_bytes(b"".join(reject.record.content + b"\n" for reject in refused))
    return intake
