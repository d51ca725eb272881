"""How do the derived edges in Neo4j keep counting what the claims say?

They are looked up by their two ends and written by their own ids: the lookup takes one statement for all
relations, and no edge is searched for twice.
"""

from collections.abc import Iterable, Mapping

from neo4j import ManagedTransaction

from graph.edges import Counts, Pair
from graph.statements import statement
from graph.transfer import run, write
from ontology.relations import relations

#: The edges that are there: the element id of each, and what it counts.
Drawn = Mapping[Pair, tuple[str, Counts]]


def add(tx: ManagedTransaction, added: Mapping[Pair, Counts]) -> None:
    """Add the claims of new articles to the edges; best before these are written.

    A hub is searched faster as long as the transaction has not itself written much around it.
    """
    drawn = _drawn(tx, added)
    total = {p: drawn[p][1].with_(c) if p in drawn else c for p, c in added.items()}
    _write(tx, total, drawn)


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
    drawn = _drawn(tx, counted)
    gone = [
        drawn[p][0] for p, counts in sorted(counted.items()) if not counts.claims and p in drawn
    ]
    if gone:
        run(tx, "load/edges_delete", edges=gone)
    _write(tx, {p: counts for p, counts in counted.items() if counts.claims}, drawn)


def _drawn(tx: ManagedTransaction, pairs: Iterable[Pair]) -> Drawn:
    ends = sorted({(p.subject, p.object) for p in pairs})
    wanted = [{"subject": subject, "object": object_} for subject, object_ in ends]
    text = statement("load/edges_present", relations="|".join(relations()))
    return {
        Pair(row["relation"], row["subject"], row["object"]): (
            row["edge"],
            Counts.of_properties(row["properties"]),
        )
        for row in tx.run(text, pairs=wanted)
    }


def _write(tx: ManagedTransaction, total: Mapping[Pair, Counts], drawn: Drawn) -> None:
    edges = sorted(total)
    new = [{**p._asdict(), "properties": total[p].properties} for p in edges if p not in drawn]
    known = [{"edge": drawn[p][0], "properties": total[p].properties} for p in edges if p in drawn]
    write(tx, "load/edges_create", new)
    write(tx, "load/edges_set", known)
