"""Which statements bring articles into the graph and take them out, within one transaction?"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Future, ThreadPoolExecutor

from neo4j import ManagedTransaction

from graph import drawing, edges, names, rows
from graph.holdings import Plan
from graph.identity import marked
from graph.merges import Merges
from graph.models import ArticleGraph
from graph.names import EntityRow, Naming
from graph.transfer import run, write
from ontology.relations import relations

_Row = tuple[object, ...]

#: What is written of each article after itself, in this order.
_STATEMENTS: tuple[tuple[str, tuple[str, ...], Callable[[ArticleGraph], Iterator[_Row]]], ...] = (
    ("load/mentions", rows.MentionRow._fields, rows.mentions),
    ("load/claims", rows.ClaimRow._fields, rows.claims),
    ("load/roles", rows.RoleRow._fields, rows.roles),
    ("load/attributions", rows.AttributionRow._fields, rows.attributions),
)


def carry_out(tx: ManagedTransaction, plan: Plan, merges: Merges) -> None:
    """Do what `plan` says; entities and edges end as the articles that are left say."""
    if plan.recopied:
        run(tx, "load/remove_copies", ids=sorted(plan.recopied))
    touched, pairs = _remove(tx, sorted(plan.gone)) if plan.gone else (set(), set())
    _add(tx, plan.fresh, [merges.apply(graph) for graph in plan.fresh], pairs)
    write(tx, "load/copies", rows.CopyRow._fields, plan.copies)
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


def _add(
    tx: ManagedTransaction,
    records: list[ArticleGraph],
    fresh: list[ArticleGraph],
    recounted: set[edges.Pair],
) -> None:
    """Write `fresh`, which are `records` as an analyst's judgements have them."""
    if not fresh:
        return
    with ThreadPoolExecutor(1) as ahead:  # makes rows while the server is busy with others
        articles = ahead.submit(lambda: [*map(rows.article, records, fresh)])
        placed = ahead.submit(lambda: [*map(marked, records, fresh)])
        further = [(name, f, ahead.submit(_rows, of, placed)) for name, f, of in _STATEMENTS]
        named = names.by_entity(entity for graph in fresh for entity in graph.entities)
        known = _known(tx, named)
        _name(tx, {k: n | known[k] if k in known else n for k, n in named.items()}, known)
        drawing.add(tx, {p: c for p, c in edges.counts(fresh).items() if p not in recounted})
        write(tx, "load/articles", rows.ArticleRow._fields, articles.result())
        for name, fields, found in further:
            write(tx, name, fields, found.result())


def _rows(
    of: Callable[[ArticleGraph], Iterator[_Row]], graphs: Future[list[ArticleGraph]]
) -> list[_Row]:
    return [row for graph in graphs.result() for row in of(graph)]


def _reckon(tx: ManagedTransaction, touched: set[str], pairs: set[edges.Pair]) -> None:
    """Bring counts of edges and names of entities to what the remaining articles say."""
    drawing.recount(tx, pairs)
    run(tx, "load/remove_unmentioned", ids=sorted(touched))
    found = {}
    for row in run(tx, "load/mentioned_entities", ids=sorted(touched)):
        flat = {form for forms in row["forms"] for form in forms or ()}
        found[row["id"]] = names.kept(row["names"], flat, row["codes"], row["types"])
    _name(tx, found, _known(tx, found))


def _known(tx: ManagedTransaction, wanted: Iterable[str]) -> dict[str, Naming]:
    [row] = run(tx, "load/known_entities", ids=sorted(wanted))
    return {key: names.kept(*said) for key, *said in row["found"]}


def _name(
    tx: ManagedTransaction, wanted: Mapping[str, Naming], known: Mapping[str, Naming]
) -> None:
    """Write the entities whose naming differs from what the graph has."""
    changed = []
    for key, naming in sorted(wanted.items()):
        had = known.get(key, Naming())
        if naming != had:
            gained, lost = sorted(naming.types - had.types), sorted(had.types - naming.types)
            changed.append((*naming.row(key), gained, lost))
    write(tx, "load/entities", (*EntityRow._fields, "gained", "lost"), changed)
