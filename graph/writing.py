"""Which statements bring articles into the graph and take them out, within one transaction?"""

from collections.abc import Container, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor

from neo4j import ManagedTransaction

from graph import drawing, edges, names, rows
from graph.additions import Addition
from graph.holdings import Plan
from graph.merges import Merges
from graph.names import EntityRow, Naming
from graph.transfer import run, write
from ontology.relations import relations


def carry_out(
    tx: ManagedTransaction, plan: Plan, merges: Merges, foreseen: Addition | None = None
) -> None:
    """Do what `plan` says; entities and edges end as the articles that are left say.

    What is added may have been `foreseen`: nothing is worked out again, then.
    """
    if plan.recopied:
        run(tx, "load/remove_copies", ids=sorted(plan.recopied))
    touched, pairs = _remove(tx, sorted(plan.gone)) if plan.gone else (set(), set())
    if foreseen and (foreseen.records, foreseen.merges) == (plan.fresh, merges):
        _add(tx, foreseen, pairs)
    elif plan.fresh:
        with ThreadPoolExecutor(1) as ahead:
            _add(tx, Addition(plan.fresh, merges, ahead), pairs)
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


def _add(tx: ManagedTransaction, addition: Addition, recounted: Container[edges.Pair]) -> None:
    """Write new articles; edges that will be `recounted` are left alone."""
    named = addition.named
    added = {p: c for p, c in addition.counted.items() if p not in recounted}
    drawn = addition.looked_up(tx, added)
    known = _known(tx, named)
    _name(tx, {k: n | known[k] if k in known else n for k, n in named.items()}, known)
    run(tx, "load/articles", **addition.told)
    drawing.add(tx, added, drawn.result())


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
