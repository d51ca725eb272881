"""How does an article's graph get into Neo4j: whole or not at all, and the same in any order?

Articles travel in batches, one transaction each. Importers write in turn (`take_turn.cypher`), so
that what one reads in its transaction is what the others left. An article that comes again
replaces exactly what it had said.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from neo4j import ManagedTransaction, Session
from neo4j.exceptions import ClientError

from graph import edges, names, rows
from graph.models import ArticleGraph, EntityType, Stance
from graph.statements import statement
from graph.transfer import each_relation, run, write
from ontology.relations import relations

#: A batch is written when it holds this many claims, or this many characters of text.
BATCH_CLAIMS = 5_000
BATCH_TEXT = 8_000_000


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
) -> Summary:
    """Bring `graphs` into the database; what is already there as it is stays untouched.

    The schema must be there (`graph.schema.prepare`). `progress` is called after each batch with
    the sums so far.
    """
    total = Summary()
    for batch in batches(graphs, total.refused):
        total.add(_store(session, batch))
        progress(total)
    return total


def batches(graphs: Iterable[ArticleGraph], refused: list[Refusal]) -> Iterator[list[ArticleGraph]]:
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
        if batch and (own & keys or claims >= BATCH_CLAIMS or text >= BATCH_TEXT):
            yield batch
            batch, keys, claims, text = [], set(), 0, 0
        batch.append(graph)
        keys |= own
        claims += len(graph.claims)
        text += len(graph.article.text)
    if batch:
        yield batch


def remove(tx: ManagedTransaction, articles: list[str]) -> tuple[set[str], set[edges.Pair]]:
    """Take articles out; return the entities and edges that have to be reckoned again."""
    touched: set[str] = set()
    pairs: set[edges.Pair] = set()
    for row in run(tx, "load/footprint", ids=articles):
        touched.update(row["entities"])
        pairs.update(edges.pair(*ends) for ends in row["pairs"] if ends[0] in relations())
    run(tx, "load/remove_articles", ids=articles)
    return touched, pairs


def reckon(tx: ManagedTransaction, touched: set[str], pairs: set[edges.Pair]) -> None:
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


def _store(session: Session, batch: list[ArticleGraph]) -> Summary:
    try:
        return session.execute_write(_write, batch)
    except ClientError as error:
        if len(batch) > 1:
            total = Summary()
            for graph in batch:
                total.add(_store(session, [graph]))
            return total
        if not (error.code or "").startswith("Neo.ClientError.Schema"):
            raise
        only = batch[0].article
        return Summary(
            refused=[Refusal(only.id, only.source, (error.message or "").split("\n")[0])]
        )


def _write(tx: ManagedTransaction, batch: list[ArticleGraph]) -> Summary:
    run(tx, "load/take_turn")
    fresh, gone = _plan(tx, batch)
    touched, pairs = remove(tx, sorted(gone)) if gone else (set(), set())
    _add(tx, fresh, pairs)
    if gone:
        reckon(tx, touched, pairs)
    return Summary(
        new=len(fresh) - len(gone),
        replaced=len(gone),
        unchanged=len(batch) - len(fresh),
        claims=sum(len(graph.claims) for graph in fresh),
    )


def _plan(tx: ManagedTransaction, batch: list[ArticleGraph]) -> tuple[list[ArticleGraph], set[str]]:
    """Return the articles to write, and the ids of those that they replace."""
    asked = [{"id": g.article.id, "source": g.article.source} for g in batch]
    known = run(tx, "load/known_articles", rows=asked)
    by_id: dict[str, Mapping[str, str]] = {row["id"]: row for row in known}
    fresh: list[ArticleGraph] = []
    gone: set[str] = set()
    for graph in batch:
        present = by_id.get(graph.article.id)
        if present and not _replaces(graph, present):
            continue
        fresh.append(graph)
        same = {r["id"] for r in known if r["source"] == graph.article.source}
        gone |= same | ({graph.article.id} if present else set())
    return fresh, gone


def _replaces(graph: ArticleGraph, present: Mapping[str, str]) -> bool:
    """Tell whether a record takes the place of the one in the graph with the same id.

    The same text from two sources is one article; it bears the source that is first in the alphabet.
    """
    if graph.article.source == present["source"]:
        return rows.digest(graph) != present["digest"]
    return graph.article.source < present["source"] or graph.extractor != present["extractor"]


def _add(tx: ManagedTransaction, fresh: list[ArticleGraph], recounted: set[edges.Pair]) -> None:
    named = names.by_entity(entity for graph in fresh for entity in graph.entities)
    known = _known(tx, named)
    merged = {key: naming | known.get(key, names.Naming()) for key, naming in named.items()}
    _name(tx, merged, known)
    write(tx, "load/articles", [rows.article(graph) for graph in fresh])
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
