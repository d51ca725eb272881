"""How are records read back from JSON Lines, one bad line costing nothing but itself?"""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import IO

from neo4j import Session
from pydantic import ValidationError

from graph.models import ArticleGraph
from graph.statements import statement
from ontology.relations import relations

#: Records are looked up in the graph this many at a time.
LOOKUP = 500


@dataclass(frozen=True)
class Record:
    """One line of a file, not yet understood; `line` counts from 1."""

    file: str
    line: int
    content: bytes

    @property
    def digest(self) -> str:
        """The digest of its article in the graph, if it is there and recoupe wrote the line."""
        return sha256(self.content).hexdigest()


@dataclass(frozen=True)
class Reject:
    """A record that cannot be loaded, and why."""

    record: Record
    reason: str

    def __str__(self) -> str:
        """Name the file, the line and the reason."""
        return f"{self.record.file}:{self.record.line}: {self.reason}"


#: A record with its article, or with why it has none.
Parsed = tuple[Record, ArticleGraph | str]


def of(file: IO[bytes]) -> Iterator[Record]:
    """Yield the records of a file; empty lines are none."""
    name = getattr(file, "name", "<stdin>")
    for number, line in enumerate(file, start=1):
        content = line.strip().removeprefix(b"\xef\xbb\xbf")
        if content:
            yield Record(name, number, content)


def chunked(records: Iterable[Record]) -> Iterator[list[Record]]:
    """Yield the records some at a time."""
    source = iter(records)
    while chunk := list(islice(source, LOOKUP)):
        yield chunk


def unknown(
    session: Session, records: Iterable[Record], skipped: Callable[[int], None]
) -> Iterator[list[Record]]:
    """Yield the records that the graph lacks, some at a time; tell `skipped` how many it has as they are."""
    for chunk in chunked(records):
        digests = [record.digest for record in chunk]
        rows = session.run(statement("load/known_digests"), digests=digests)
        known = {row["digest"] for row in rows}
        fresh = [
            record for record, digest in zip(chunk, digests, strict=True) if digest not in known
        ]
        skipped(len(chunk) - len(fresh))
        yield fresh


def parse(
    chunks: Iterable[list[Record]], refuse: Callable[[Reject], None]
) -> Iterator[tuple[Record, ArticleGraph]]:
    """Yield each record with its article; those that are malformed go to `refuse`.

    A chunk is parsed while the caller, who mostly waits for the database, works on the one before.
    """
    with ThreadPoolExecutor(1) as ahead:
        ready: Future[list[Parsed]] | None = None
        for chunk in chunks:
            upcoming = ahead.submit(_parsed, chunk)
            if ready:
                yield from _accepted(ready.result(), refuse)
            ready = upcoming
        if ready:
            yield from _accepted(ready.result(), refuse)


def _parsed(chunk: list[Record]) -> list[Parsed]:
    found: list[Parsed] = []
    for record in chunk:
        try:
            found.append((record, _valid(record)))
        except ValidationError as error:
            found.append((record, _reason(error)))
        except ValueError as error:
            found.append((record, str(error)))
    return found


def _accepted(
    parsed: list[Parsed], refuse: Callable[[Reject], None]
) -> Iterator[tuple[Record, ArticleGraph]]:
    for record, found in parsed:
        if isinstance(found, str):
            refuse(Reject(record, found))
        else:
            yield record, found


def _valid(record: Record) -> ArticleGraph:
    graph = ArticleGraph.model_validate_json(record.content)
    unknown_relations = sorted({claim.relation for claim in graph.claims} - set(relations()))
    if unknown_relations:
        raise ValueError(f"no relation {unknown_relations[0]} in the ontology")
    return graph


def _reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
