"""How does an article's graph get into Neo4j: whole or not at all, and the same in any order?

Articles travel in batches, one transaction each. Importers write in turn (`take_turn.cypher`), so
that what one reads in its transaction is what the others left. An article that comes again
replaces exactly what it had said.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import lru_cache

from neo4j import ManagedTransaction, Session
from neo4j.exceptions import ClientError

from graph import holdings
from graph.batching import Batch, Upcoming, batches
from graph.collecting import seldom
from graph.holdings import Refusal
from graph.merges import Merges
from graph.models import ArticleGraph
from graph.records import fault
from graph.transfer import run
from graph.writing import carry_out


@dataclass
class Summary:
    """What a load did, in articles and claims."""

    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    claims: int = 0
    refused: list[Refusal] = field(default_factory=list)

    @property
    def articles(self) -> int:
        """How many came."""
        return self.new + self.replaced + self.unchanged + len(self.refused)

    def add(self, other: "Summary") -> None:
        """Count what another part of the same load did."""
        self.new += other.new
        self.replaced += other.replaced
        self.unchanged += other.unchanged
        self.claims += other.claims
        self.refused += other.refused


def load(
    session: Session,
    graphs: Iterable[ArticleGraph],
    *,
    beside: Session | None = None,
    progress: Callable[[Summary], None] = lambda _: None,
    expected: Mapping[str, str] | None = None,
    most: int | None = None,
) -> Summary:
    """Bring `graphs` into the database; what is already there as it is stays untouched.

    The database must be ready (`graph.adoption.prepare`). `progress` is called after each batch with
    what it did. Where `expected` is given, a record takes the place of the one with that digest
    from the same source, and of no other. A batch has at most `most` articles. A session `beside`, on
    the same server, lets another thread draw the next batch from `graphs` while one is committed, and look up what the
    graph has while one is written.
    """
    total = Summary()
    found = batches(_possible(graphs, total.refused), most)
    with seldom(), ThreadPoolExecutor(1) as worker:
        upcoming = Upcoming(found, worker, beside)
        for batch in upcoming:
            done = _store(session, batch, upcoming, expected)
            total.add(done)
            progress(done)
    return total


def _possible(graphs: Iterable[ArticleGraph], refused: list[Refusal]) -> Iterator[ArticleGraph]:
    """Yield those that the graph can hold."""
    for graph in graphs:
        if reason := fault(graph):
            refused.append(Refusal(graph.article.id, graph.article.source, reason))
        else:
            yield graph


def take_turn(tx: ManagedTransaction) -> Merges:
    """Wait until no other importer writes; return the judgements in force."""
    [row] = run(tx, "load/take_turn")
    return _merges(tuple(row["merges"] or ()))


def _store(
    session: Session, batch: Batch, upcoming: Upcoming, expected: Mapping[str, str] | None
) -> Summary:
    try:
        return session.execute_write(_write, batch, upcoming, expected)
    except ClientError as error:
        if len(batch) > 1:
            total = Summary()
            for graph in batch:
                total.add(_store(session, [graph], upcoming, expected))
            return total
        if not (error.code or "").startswith("Neo.ClientError.Schema"):
            raise
        only = batch[0].article
        return Summary(
            refused=[Refusal(only.id, only.source, (error.message or "").split("\n")[0])]
        )


def _write(
    tx: ManagedTransaction, batch: Batch, upcoming: Upcoming, expected: Mapping[str, str] | None
) -> Summary:
    merges = take_turn(tx)
    plan = holdings.with_records(tx, batch, expected)
    carry_out(tx, plan, merges, upcoming.addition)
    upcoming.draw_next(merges)
    return Summary(
        new=plan.new,
        replaced=plan.replaced,
        unchanged=plan.unchanged,
        claims=sum(len(graph.claims) for graph in plan.fresh),
        refused=plan.refused,
    )


@lru_cache(maxsize=8)
def _merges(lines: tuple[str, ...]) -> Merges:
    return Merges.of_lines(lines)
