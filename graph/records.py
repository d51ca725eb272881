"""How are records read back from JSON Lines, one bad line costing nothing but itself?"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from itertools import islice
from typing import IO, TYPE_CHECKING

from pydantic import ValidationError

from graph.models import ArticleGraph
from graph.statements import statement
from ontology.relations import relations

if TYPE_CHECKING:
    from neo4j import Session

#: Records are looked up in the graph this many at a time.
LOOKUP = 250


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


@dataclass(frozen=True)
class Known:
    """The article of a record that the graph has as it is."""

    article: str
    source: str


def of(file: IO[bytes]) -> Iterator[Record]:
    """Yield the records of a file; empty lines are none."""
    name = getattr(file, "name", "<stdin>")
    for number, line in enumerate(file, start=1):
        content = line.strip().removeprefix(b"\xef\xbb\xbf")
        if content:
            yield Record(name, number, content)


def chunked(records: Iterable[Record], size: int = LOOKUP) -> Iterator[list[Record]]:
    """Yield the records some at a time."""
    source = iter(records)
    while chunk := list(islice(source, size)):
        yield chunk


def parse(
    records: Iterable[Record], refuse: Callable[[Reject], None]
) -> Iterator[tuple[Record, ArticleGraph]]:
    """Yield each record with its article; those that have none go to `refuse`."""
    for record in records:
        try:
            graph = read(record)
        except ValidationError as error:
            refuse(Reject(record, _reason(error)))
        except ValueError as error:
            refuse(Reject(record, str(error)))
        else:
            yield record, graph


def parse_unknown(
    session: "Session", records: Iterable[Record], refuse: Callable[[Reject], None]
) -> Iterator[tuple[Record, ArticleGraph | Known]]:
    """Do the same for the records that the graph lacks; yield the others unread."""
    for chunk in chunked(records):
        for record, known in _looked_up(session, chunk):
            if known:
                yield record, known
            else:
                yield from parse([record], refuse)


def read(record: Record) -> ArticleGraph:
    """Return the article of a record.

    Raises:
        ValueError: there is none; says why.
    """
    graph = ArticleGraph.model_validate_json(record.content)
    if reason := fault(graph):
        raise ValueError(reason)
    return graph


def fault(graph: ArticleGraph) -> str | None:
    """Return why the graph cannot hold what this article says, None where it can."""
    unknown = {claim.relation for claim in graph.claims} - relations().keys()
    return f"no relation {min(unknown)} in the ontology" if unknown else None


def _looked_up(session: "Session", chunk: list[Record]) -> list[tuple[Record, Known | None]]:
    digests = [record.digest for record in chunk]
    rows = session.run(statement("load/known_digests"), digests=digests)
    known = {row["digest"]: Known(row["article"], row["source"]) for row in rows}
    return [(record, known.get(digest)) for record, digest in zip(chunk, digests, strict=True)]


def _reason(error: ValidationError) -> str:
    first = error.errors(include_url=False, include_input=False)[0]
    place = ".".join(str(part) for part in first["loc"])
    return f"{place}: {first['msg']}" if place else first["msg"]
