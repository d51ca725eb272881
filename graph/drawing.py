"""How do the derived edges in Neo4j keep counting what the claims say, and entities their edges?

They are looked up by their two ends and written by their own ids: the lookup takes one statement for all
relations, and no edge is searched for twice. It finds all edges between the two, so that it can be told
whether they become neighbours, or are none any more.
"""

from collections.abc import Iterable, Mapping

from neo4j import ManagedTransaction

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
    rows = [{**p._asdict(), "ends": p.ends} for p in sorted(pairs)]
    if not rows:
        return
    counted = {
        Pair(row["relation"], row["subject"], row["object"]): Counts.of_properties(
            row["properties"]
        )
        for row in run(tx, "load/edges_count", rows=rows)
    }
    _write(tx, counted, _drawn(tx, counted))


def _drawn(tx: ManagedTransaction, pairs: Iterable[Pair]) -> Drawn:
    ends = sorted({(min(p.subject, p.object), max(p.subject, p.object)) for p in pairs})
    wanted = [{"one": one, "other": other} for one, other in ends]
    text = statement("load/edges_present", relations="|".join(relations()))
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
    edges = sorted(p for p in total if total[p].claims)
    new = [{**p._asdict(), "properties": total[p].properties} for p in edges if p not in drawn]
    known = [{"edge": drawn[p][0], "properties": total[p].properties} for p in edges if p in drawn]
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
