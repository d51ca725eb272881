"""What do some records of an archive become in the import tool's files, worked out by several processes?"""

import os
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from hashlib import blake2b
from itertools import chain
from multiprocessing import get_context

from graph import edges, names, records, rows
from graph.bulk import tables
from graph.edges import Counts, Pair
from graph.identity import marked
from graph.merges import Merges
from graph.models import ArticleGraph
from graph.names import Naming
from graph.records import Record, Reject

#: A process takes this many records at a time.
SIZE = 250


@dataclass(frozen=True)
class Portion:
    """What some records become.

    `texts` are lines by their table's name; `keys` are what no other article may have, shortened. Where `fits`
    is false, some of the records cannot be written, or not together.
    """

    refused: list[Reject]
    fits: bool
    keys: set[bytes]
    digests: set[bytes]
    claims: int
    texts: Mapping[str, bytes]
    naming: Mapping[str, Naming]
    counts: Mapping[Pair, Counts]


def portions(found: Iterable[Record], merges: Merges) -> Iterator[tuple[Sequence[Record], Portion]]:
    """Yield the records, some at a time, with what they become; in their order."""
    chunks = records.chunked(found, SIZE)
    first, second = next(chunks, []), next(chunks, [])
    if not second:  # starting processes takes longer than these few
        yield first, portion(first, merges)
        return
    workers = os.cpu_count() or 1
    lines = tuple(merges.lines)
    waiting: deque[tuple[list[Record], Future[Portion]]] = deque()
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        for chunk in chain([first, second], chunks):
            waiting.append((chunk, pool.submit(_of_lines, chunk, lines)))
            if len(waiting) > 2 * workers:
                done, upcoming = waiting.popleft()
                yield done, upcoming.result()
        for done, upcoming in waiting:
            yield done, upcoming.result()


def portion(found: Sequence[Record], merges: Merges) -> Portion:
    """Return what records become."""
    refused: list[Reject] = []
    parsed = list(records.parse([list(found)], refused.append))
    graphs = [graph for _, graph in parsed]
    shown = [merges.apply(graph) for graph in graphs]
    keys = {key for graph in graphs for key in _keys(graph)}
    return Portion(
        refused=refused,
        fits=len(keys) == 2 * len(graphs) and all(map(_fits, shown)),
        keys=keys,
        digests={bytes.fromhex(record.digest) for record, _ in parsed},
        claims=sum(len(graph.claims) for graph in graphs),
        texts=_texts(graphs, shown),
        naming=names.by_entity(entity for graph in shown for entity in graph.entities),
        counts=edges.counts(shown),
    )


def _of_lines(found: Sequence[Record], lines: tuple[str, ...]) -> Portion:
    return portion(found, _merges(lines))


@lru_cache(maxsize=1)
def _merges(lines: tuple[str, ...]) -> Merges:
    return Merges.of_lines(lines)


def _texts(graphs: Sequence[ArticleGraph], shown: Sequence[ArticleGraph]) -> dict[str, bytes]:
    now = {"importedAt": datetime.now(UTC).isoformat()}
    articles = (
        rows.article(graph, one)["properties"] | now
        for graph, one in zip(graphs, shown, strict=True)
    )
    placed = [*map(marked, graphs, shown)]
    found: dict[tables.Table, Iterable[Sequence[object]]] = {
        tables.ARTICLES: map(tables.ARTICLES.row, articles),
        tables.MENTIONS: (_mention(row) for one in placed for row in rows.mentions(one)),
        tables.CLAIMS: (
            tables.CLAIMS.row(row["properties"]) for one in placed for row in rows.claims(one)
        ),
        tables.REPORTS: (
            (claim.id, one.article.id, "REPORTED_IN") for one in placed for claim in one.claims
        ),
        tables.ENDS: (end for one in placed for end in _ends(one)),
        tables.ATTRIBUTIONS: (
            _attribution(row) for one in placed for row in rows.attributions(one)
        ),
    }
    return {table.name: tables.lines(lines) for table, lines in found.items()}


def _keys(graph: ArticleGraph) -> Iterator[bytes]:
    for text in (f"id {graph.article.id}", f"source {graph.article.source}"):
        yield blake2b(text.encode(), digest_size=10).digest()


def _fits(graph: ArticleGraph) -> bool:
    return tables.fits(_members(graph))


def _members(graph: ArticleGraph) -> Iterator[str]:
    """Yield the texts that become members of lists."""
    for entity in graph.entities:
        yield from (entity.name, *entity.aliases)
        if entity.code is not None:
            yield entity.code
    for claim in graph.claims:
        yield from claim.reasons
    for paragraph in graph.article.paragraphs:
        yield paragraph.kind


def _mention(row: rows.Row) -> list[object]:
    ends = {":START_ID(Article)": row["article"], ":END_ID(Entity)": row["entity"]}
    return tables.MENTIONS.row({**row["properties"], **ends, ":TYPE": "MENTIONS"})


def _ends(graph: ArticleGraph) -> Iterator[tuple[str, str, str]]:
    for claim in graph.claims:
        yield claim.id, claim.subject, "SUBJECT"
        yield claim.id, claim.object, "OBJECT"
    for row in rows.roles(graph):
        yield row["claim"], row["entity"], row["role"]


def _attribution(row: rows.Row) -> tuple[object, ...]:
    return row["source"], row["claim"], row["cue"], row["rank"], row["stance"]
