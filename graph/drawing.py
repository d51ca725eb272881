"""How do the derived edges in Neo4j keep counting what the claims say, and entities their edges?

They are looked up by their two ends and written by their own ids: the lookup takes one statement for all
relations, and no edge is searched for twice. It finds all edges between the two, so that it can be told
whether they become neighbours, or are none any more.
"""

from collections.abc import Iterable, Mapping

from neo4j import ManagedTransaction

from graph import edges
from graph.edges import Counts, Pair, Standing, standings
from graph.statements import statement
from graph.transfer import Row, run, write
from ontology.relations import relations

#: The edges that are there: the element id of each, and what it counts.
Drawn = Mapping[Pair, tuple[str, Counts]]


def add(tx: ManagedTransaction, added: Mapping[Pair, Counts]) -> None:
    """Add the claims of new articles to the edges; best before these are written.

    A hub is searched faster as long as the transaction has not itself written much around it.
    """
    drawn = _drawn(tx, added)
    _write(tx, {p: drawn[p][1].with_(c) if p in drawn else c for p, c in added.items()}, drawn)


def recount(tx: ManagedTransaction, pairs: Iterable[Pair]) -> None:
    """Bring edges to what the claims of the graph say now; those that nothing supports go."""
    counted = _counted(tx, pairs)
    _write(tx, counted, _drawn(tx, counted))


def redraw(
    tx: ManagedTransaction, relation: str, pairs: Iterable[Pair], types: Iterable[str]
) -> None:
    """Bring all edges of `relation` between the ends of `pairs` to what the ontology makes of the claims.

    There are edges of these `types` in the graph, the ontology's or others.
    """
    pairs = set(pairs)
    drawn = _drawn(tx, pairs, types)
    present = {pair for pair in drawn if pair.relation == relation}
    wanted = {edges.pair(*pair) for pair in pairs | present} if relation in relations() else set()
    _write(tx, dict.fromkeys(present, Counts()) | _counted(tx, wanted), drawn)


def _counted(tx: ManagedTransaction, pairs: Iterable[Pair]) -> dict[Pair, Counts]:
    rows = [{**p._asdict(), "ends": p.ends} for p in sorted(pairs)]
    found = run(tx, "load/edges_count", rows=rows) if rows else ()
    return {
        Pair(row["relation"], row["subject"], row["object"]): Counts.of_properties(
            row["properties"]
        )
        for row in found
    }


def _drawn(tx: ManagedTransaction, pairs: Iterable[Pair], types: Iterable[str] = ()) -> Drawn:
    """Return all edges between the ends of `pairs`, of the ontology's types and of these."""
    ends = sorted({(min(p.subject, p.object), max(p.subject, p.object)) for p in pairs})
    if not ends:
        return {}
    wanted = [{"one": one, "other": other} for one, other in ends]
    names = "|".join(sorted({*relations(), *types}))
    text = statement("load/edges_present", relations=names)
    return {
        Pair(row["relation"], row["subject"], row["object"]): (
            row["edge"],
            Counts.of_properties(row["properties"]),
        )
        for row in tx.run(text, pairs=wanted)
    }


def _write(tx: ManagedTransaction, total: Mapping[Pair, Counts], drawn: Drawn) -> None:
    """Let the edges count `total`; one without claims goes."""
    gone = [drawn[p][0] for p in sorted(drawn) if p in total and not total[p].claims]
    if gone:
        run(tx, "load/edges_delete", edges=gone)
    left = sorted(p for p in total if total[p].claims)
    new = [{**p._asdict(), "properties": total[p].properties} for p in left if p not in drawn]
    known = [
        {"edge": drawn[p][0], "properties": total[p].properties}
        for p in left
        if p in drawn and drawn[p][1] != total[p]
    ]
    write(tx, "load/edges_create", new)
    write(tx, "load/edges_set", known)
    before = {pair: counts for pair, (_, counts) in drawn.items()}
    after = {pair: counts for pair, counts in {**before, **total}.items() if counts.claims}
    write(tx, "load/standings", _changes(standings(before), standings(after)))


def _changes(before: Mapping[str, Standing], after: Mapping[str, Standing]) -> list[Row]:
    none = Standing()
    changes = {
        key: after.get(key, none).with_(before.get(key, none), -1)
        for key in sorted({*before, *after})
    }
    return [{"id": key, **change._asdict()} for key, change in changes.items() if any(change)]
