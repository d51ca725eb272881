"""How does an article's graph get into Neo4j: whole or not at all, and the same in any order?

Articles travel in batches, one transaction each. Importers write in turn (`take_turn.cypher`), so
that what one reads in its transaction is what the others left. An article that comes again
replaces exactly what it had said.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from neo4j import ManagedTransaction, Session
from neo4j.exceptions import ClientError

from graph import holdings
from graph.collecting import seldom
from graph.holdings import Refusal
from graph.merges import Merges
from graph.models import ArticleGraph
from graph.records import fault
from graph.transfer import run
from graph.writing import carry_out

#: A batch is written when it holds this many claims, or this many characters of text.
BATCH_CLAIMS = 10_000
BATCH_TEXT = 8_000_000

#: Where reading takes longer than writing, a batch has this many articles: little is lost by who is killed.
BATCH_ARTICLES = 50


@dataclass
class Summary:
    """What a load did, in articles and claims."""

    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    claims: int = 0
    refused: list[Refusal] = field(default_factory=list)

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
    progress: Callable[[Summary], None] = lambda _: None,
    expected: Mapping[str, str] | None = None,
    most: int | None = None,
) -> Summary:
    """Bring `graphs` into the database; what is already there as it is stays untouched.

    The database must be ready (`graph.adoption.prepare`). `progress` is called after each batch with
    the sums so far. Where `expected` is given, a record takes the place of the one with that digest
    from the same source, and of no other. A batch has at most `most` articles.
    """
    total = Summary()
    with seldom():
        for batch in batches(graphs, total.refused, most):
            total.add(_store(session, batch, expected))
            progress(total)
    return total


def batches(
    graphs: Iterable[ArticleGraph], refused: list[Refusal], most: int | None = None
) -> Iterator[list[ArticleGraph]]:
    """Yield articles in groups of a transaction's size; no id and no source twice in one group."""
    batch: list[ArticleGraph] = []
    keys: set[str] = set()
    claims = text = 0
    for graph in graphs:
        if reason := fault(graph):
            refused.append(Refusal(graph.article.id, graph.article.source, reason))
            continue
        own = {f"id {graph.article.id}", f"source {graph.article.source}"}
        full = claims >= BATCH_CLAIMS or text >= BATCH_TEXT or len(batch) == most
        if batch and (own & keys or full):
            yield batch
            batch, keys, claims, text = [], set(), 0, 0
        batch.append(graph)
        keys |= own
        claims += len(graph.claims)
        text += len(graph.article.text)
    if batch:
        yield batch


def take_turn(tx: ManagedTransaction) -> Merges:
    """Wait until no other importer writes; return the judgements in force."""
    [row] = run(tx, "load/take_turn")
    return _merges(tuple(row["merges"] or ()))


def _store(
    session: Session, batch: list[ArticleGraph], expected: Mapping[str, str] | None
) -> Summary:
    try:
        return session.execute_write(_write, batch, expected)
    except ClientError as error:
        if len(batch) > 1:
            total = Summary()
            for graph in batch:
                total.add(_store(session, [graph], expected))
            return total
        if not (error.code or "").startswith("Neo.ClientError.Schema"):
            raise
        only = batch[0].article
        return Summary(
            refused=[Refusal(only.id, only.source, (error.message or "").split("\n")[0])]
        )


def _write(
    tx: ManagedTransaction, batch: list[ArticleGraph], expected: Mapping[str, str] | None
) -> Summary:
    merges = take_turn(tx)
    plan = holdings.with_records(tx, batch, expected)
    carry_out(tx, plan, merges)
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
