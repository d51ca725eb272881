"""What do some records of an archive become in the import tool's files, worked out by several processes?"""

import gc
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
from typing import Any

from graph import edges, names, records, rows
from graph.bulk import tables
from graph.identity import article_keys, marked
from graph.merges import Merges
from graph.models import ArticleGraph
from graph.names import Calling
from graph.records import Record, Reject

#: A process takes this many records at a time.
SIZE = 250


@dataclass(frozen=True)
class Portion:
    """What some records become.

    `texts` are lines by their table's name; `keys` are what no other article may have, shortened; `counts` are a
    pair and its counts each. Where `fits` is false, some of the records cannot be written, or not together.
    """

    refused: list[Reject]
    fits: bool
    keys: set[bytes]
    digests: set[bytes]
    claims: int
    texts: Mapping[str, bytes]
    callings: list[Calling]
    counts: list[tuple[Any, ...]]


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
    with ProcessPoolExecutor(workers, get_context("spawn"), gc.disable) as pool:
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
    graphs = [graph for _, graph in records.parse(found, refused.append)]
    shown = [merges.apply(graph) for graph in graphs]
    articles = [*map(rows.article, graphs, shown)]
    keys = {key for graph in graphs for key in _keys(graph)}
    return Portion(
        refused=refused,
        fits=len(keys) == 2 * len(graphs) and all(map(_fits, shown)),
        keys=keys,
        digests={bytes.fromhex(row.digest) for row in articles},
        claims=sum(len(graph.claims) for graph in graphs),
        texts=_texts(articles, [*map(marked, graphs, shown)]),
        callings=names.callings(entity for graph in shown for entity in graph.entities),
        counts=[(*pair, *counts) for pair, counts in edges.counts(shown).items()],
    )


def _of_lines(found: Sequence[Record], lines: tuple[str, ...]) -> Portion:
    return portion(found, _merges(lines))


@lru_cache(maxsize=1)
def _merges(lines: tuple[str, ...]) -> Merges:
    return Merges.of_lines(lines)


def _texts(articles: Sequence[rows.ArticleRow], placed: Sequence[ArticleGraph]) -> dict[str, bytes]:
    now = datetime.now(UTC).isoformat()
    claims = [*chain.from_iterable(map(rows.claims, placed))]
    found: dict[tables.Table, Iterable[Sequence[object]]] = {
        tables.ARTICLES: ((*row, now) for row in articles),
        tables.MENTIONS: chain.from_iterable(map(rows.mentions, placed)),
        tables.CLAIMS: (row[1:] for row in claims),
        tables.REPORTS: (row[:2] for row in claims),
        tables.SUBJECTS: ((row.id, row.subject) for row in claims),
        tables.OBJECTS: ((row.id, row.object) for row in claims),
        tables.ROLES: chain.from_iterable(map(rows.roles, placed)),
        tables.ATTRIBUTIONS: chain.from_iterable(map(rows.attributions, placed)),
    }
    return {table.name: table.lines(lines) for table, lines in found.items()}


def _keys(graph: ArticleGraph) -> Iterator[bytes]:
    for key in article_keys(graph):
        yield blake2b(key.encode(), digest_size=10).digest()


def _fits(graph: ArticleGraph) -> bool:
    """Tell whether the texts that become members of lists can be that."""
    members = [entity.name for entity in graph.entities]
    members += [alias for entity in graph.entities for alias in entity.aliases]
    members += [entity.code for entity in graph.entities if entity.code is not None]
    members += [reason for claim in graph.claims for reason in claim.reasons]
    members += [paragraph.kind for paragraph in graph.article.paragraphs]
    return tables.fits(members)
