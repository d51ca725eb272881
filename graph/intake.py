"""How do files of records become part of the graph, and what becomes of those that cannot?"""

import fcntl
import json
import os
from collections import deque
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

from neo4j import Session

from graph import loader, records
from graph.models import ArticleGraph


@dataclass
class Intake:
    """What came of the records."""

    loaded: loader.Summary = field(default_factory=loader.Summary)
    refused: list[records.Reject] = field(default_factory=list)

    def __str__(self) -> str:
        """Say it in one line."""
        done = self.loaded
        return (
            f"{done.new} new, {done.replaced} replaced, {done.unchanged} unchanged, "
            f"{len(self.refused)} refused; {done.claims} claims written"
        )

    @property
    def refusals(self) -> list[str]:
        """Why each one was refused, naming file and line."""
        return [str(reject) for reject in self.refused]

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

    def keep_refused(self, rejects: Path, files: Iterable[IO[bytes]] = ()) -> None:
        """Copy the records that were refused to a file, as they stand; without any there is none.

        What others left there stays. Where the file is among those that were loaded, what was read of it goes.
        """
        if not self.refused:
            return
        read = (file.tell() for file in files if _path(file) == rejects.resolve())
        with _alone_with(rejects) as present:
            present.seek(max(read, default=0))
            refused = (reject.record.content for reject in self.refused)
            contents = dict.fromkeys((*present.read().splitlines(), *refused))
            part = (
                rejects if rejects.is_char_device() else rejects.with_name(f".{rejects.name}.part")
            )
            part.write_bytes(b"".join(content + b"\n" for content in contents))
            part.replace(rejects)  # whole or not at all, on a full disk too


def _path(file: IO[bytes]) -> Path:
    return Path(getattr(file, "name", "-")).resolve()


@contextmanager
def _alone_with(place: Path) -> Iterator[IO[bytes]]:
    """Yield the file at `place`, which other importers may put another in place of, while none of them does."""
    while True:
        with place.open("a+b") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            if place.exists() and os.path.samestat(os.fstat(file.fileno()), place.stat()):
                yield file
                return


def take_in(
    session: Session, files: Iterable[IO[bytes]], *, beside: Session | None = None
) -> Intake:
    """Load the records of `files`.

    The database must be ready (`graph.adoption.prepare`). Where there is a session `beside`, on the same server, it
    looks up what is needed while `session` writes.
    """
    intake = Intake()
    for file in files:
        # Who interrupts need not wait for what a pipe may yet bring.
        load(session, records.of(file), intake, beside=beside if file.seekable() else None)
    return intake


def load(
    session: Session,
    found: Iterable[records.Record],
    intake: Intake,
    *,
    beside: Session | None = None,
) -> None:
    """Load records, and count what came of them."""
    drawn: deque[tuple[ArticleGraph, records.Record]] = deque()
    told: set[int] = set()

    def articles() -> Iterator[ArticleGraph]:
        for record, finding in records.parse_unknown(
            beside or session, found, intake.refused.append
        ):
            if isinstance(finding, records.Known):
                if told.isdisjoint({hash(finding.article), hash(finding.source)}):
                    intake.loaded.unchanged += 1
                    continue
                graph = records.read(record)  # an earlier record may have taken its place since
            else:
                graph = finding
            told.update(map(hash, (graph.article.id, graph.article.source)))
            drawn.append((graph, record))
            yield graph

    def settled(done: loader.Summary) -> None:
        batch = [drawn.popleft() for _ in range(done.articles)]
        intake.loaded.add(done)
        if done.refused:
            origin = {(graph.article.id, graph.article.source): record for graph, record in batch}
            intake.refused.extend(
                records.Reject(origin[r.article, r.source], r.reason) for r in done.refused
            )

    loader.load(session, articles(), beside=beside, progress=settled)
