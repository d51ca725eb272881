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

from graph import edges, holdings, names, rows
from graph.holdings import Plan
from graph.merges import Merges
from graph.models import ArticleGraph, EntityType, Stance
from graph.statements import statement
from graph.transfer import each_relation, run, write
from ontology.relations import relations

#: A batch is written when it holds this many claims, or this many characters of text.
BATCH_CLAIMS = 5_000
BATCH_TEXT = 8_000_000

#: Where reading takes longer than writing, a batch has this many articles: little is lost by who is killed.
BATCH_ARTICLES = 50


@dataclass(frozen=True)
class Refusal:
    """An article that is not in the graph, and why."""

    article: str
    source: str
    reason: str


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

    The schema must be there (`graph.schema.prepare`). `progress` is called after each batch with
    the sums so far. Where `expected` is given, a record takes the place of the one with that digest
    from the same source, and of no other. A batch has at most `most` articles.
    """
    total = Summary()
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
        reason = _fault(graph)
        if reason:
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


def carry_out(tx: ManagedTransaction, plan: Plan, merges: Merges) -> None:
    """Do what `plan` says; entities and edges end as the articles that are left say."""
    if plan.recopied:
        run(tx, "load/remove_copies", ids=sorted(plan.recopied))
    touched, pairs = _remove(tx, sorted(plan.gone)) if plan.gone else (set(), set())
    _add(tx, plan.fresh, [merges.apply(graph) for graph in plan.fresh], pairs)
    write(tx, "load/copies", plan.copies)
    if plan.gone:
        _reckon(tx, touched, pairs)


def _remove(tx: ManagedTransaction, articles: list[str]) -> tuple[set[str], set[edges.Pair]]:
    """Take articles out; return the entities and edges that have to be reckoned again."""
    touched: set[str] = set()
    pairs: set[edges.Pair] = set()
    for row in run(tx, "load/footprint", ids=articles):
        touched.update(row["entities"])
        pairs.update(edges.pair(*ends) for ends in row["pairs"] if ends[0] in relations())
    run(tx, "load/remove_articles", ids=articles)
    return touched, pairs


def _reckon(tx: ManagedTransaction, touched: set[str], pairs: set[edges.Pair]) -> None:
    """Bring names of entities and counts of edges to what the remaining articles say."""
    bare = [
        {"subject": p.subject, "object": p.object, "relation": p.relation} for p in sorted(pairs)
    ]
    each_relation(tx, "load/edges_remove", bare)
    run(tx, "load/remove_unmentioned", ids=sorted(touched))
    found = {}
    for row in run(tx, "load/mentioned_entities", ids=sorted(touched)):
        flat = {form for forms in row["forms"] for form in forms or ()}
        found[row["id"]] = names.of_row({**row, "forms": flat})
    _name(tx, found, _known(tx, found))
    ends = {(p.relation, p.subject, p.object): p.ends for p in pairs}
    whole = [{**r, "pairs": ends[r["relation"], r["subject"], r["object"]]} for r in bare]
    each_relation(tx, "load/edges_recount", whole)


def _fault(graph: ArticleGraph) -> str | None:
    unknown = sorted({c.relation for c in graph.claims} - set(relations()))
    return f"no relation {unknown[0]} in the ontology" if unknown else None


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
    )


@lru_cache(maxsize=8)
def _merges(lines: tuple[str, ...]) -> Merges:
    return Merges.of_lines(lines)


def _add(
    tx: ManagedTransaction,
    records: list[ArticleGraph],
    fresh: list[ArticleGraph],
    recounted: set[edges.Pair],
) -> None:
    """Write `fresh`, which are `records` as an analyst's judgements have them."""
    named = names.by_entity(entity for graph in fresh for entity in graph.entities)
    known = _known(tx, named)
    merged = {key: naming | known.get(key, names.Naming()) for key, naming in named.items()}
    _name(tx, merged, known)
    write(tx, "load/articles", [*map(rows.article, records, fresh)])
    write(tx, "load/mentions", [row for graph in fresh for row in rows.mentions(graph)])
    write(tx, "load/claims", [row for graph in fresh for row in rows.claims(graph)])
    for role in ("counterpart", "instrument"):
        write(tx, f"load/{role}", [row for graph in fresh for row in rows.ends(graph, role)])
    for stance in Stance:
        found = [row for graph in fresh for row in rows.attributions(graph, stance)]
        write(tx, f"load/{stance}", found)
    added = {p: c for p, c in edges.counts(fresh).items() if p not in recounted}
    each_relation(tx, "load/edges_add", edges.rows(added))


def _known(tx: ManagedTransaction, wanted: Iterable[str]) -> dict[str, names.Naming]:
    found = run(tx, "load/known_entities", ids=sorted(wanted))
    return {row["id"]: names.of_row(row) for row in found}


def _name(
    tx: ManagedTransaction, wanted: dict[str, names.Naming], known: dict[str, names.Naming]
) -> None:
    """Write the entities whose naming differs from what the graph has."""
    changed = {key: naming for key, naming in sorted(wanted.items()) if known.get(key) != naming}
    properties = [{"id": key, "properties": n.properties(key)} for key, n in changed.items()]
    write(tx, "load/entities", properties)
    for kind in EntityType:
        has = [key for key, naming in changed.items() if kind in naming.types]
        had = [key for key, naming in known.items() if key in changed and kind in naming.types]
        for name, ids in (
            ("load/entity_label", sorted(set(has) - set(had))),
            ("load/entity_unlabel", sorted(set(had) - set(has))),
        ):
            if ids:
                tx.run(statement(name, type=kind), ids=ids).consume()
