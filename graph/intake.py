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
    refused: list[records.Reject] = []
    origin: dict[tuple[str, str], records.Record] = {}

    def skipped(count: int) -> None:
        intake.loaded.unchanged += count

    def articles(file: IO[bytes]) -> Iterator[ArticleGraph]:
        found = records.read(file, getattr(file, "name", "<stdin>"))
        chunks = records.unknown(session, found, skipped)
        for record, graph in records.parse(chunks, refused.append):
            key = (graph.article.id, graph.article.source)
            origin.pop(key, None)
            origin[key] = record  # as the last
            yield graph

    def settled(done: loader.Summary) -> None:
        refused.extend(records.Reject(origin[r.article, r.source], r.reason) for r in done.refused)
        done.refused.clear()
        for key in list(origin)[:-1]:  # the last one may belong to the next batch
            del origin[key]

    for file in files:
        done = loader.load(session, articles(file), progress=settled)
        settled(done)
        intake.loaded.add(done)
        origin.clear()
    intake.refusals = [str(reject) for reject in refused]
    if refused:
        rejects.write_bytes(b"".join(reject.record.content + b"\n" for reject in refused))
    return intake
