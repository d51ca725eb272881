"""How do the derived edges in Neo4j keep counting what the claims say, and entities their edges?

They are looked up by their two ends and written by their own ids: the lookup takes one statement for all
relations, and no edge is searched for twice. It counts all edges between the two, so that it can be told
whether they become neighbours, or are none any more. It takes the longer the larger the graph is; so it may run in a
second session while the transaction writes what does not depend on it.
"""

from collections.abc import Iterable, Mapping

from neo4j import ManagedTransaction, Session

from graph.edges import Counts, Drawn, Pair, Standing, pair, standings
from graph.statements import statement
from graph.transfer import columns, places, run, write
from ontology.relations import relations


def present(
    within: ManagedTransaction | Session, pairs: Iterable[Pair], types: Iterable[str] = ()
) -> Drawn:
    """Return the edges of these pairs, whichever their direction; there may be others of these types, too.

    A transaction finds them faster before it has itself written much around a hub. A session finds what is committed.
    """
    wanted: dict[str, dict[str, list[str]]] = {}
    for asked in pairs:
        one, other = asked.between
        wanted.setdefault(one, {}).setdefault(other, []).append(asked.relation)
    drawn = Drawn()
    names = "|".join(sorted({*relations(), *types}))
    [found] = within.run(statement("load/edges_present", relations=names), wanted=wanted).value()
    for one, other, edges, between in found:
        drawn.between[min(one, other), max(one, other)] = edges
        for edge in between:
            drawing = Pair(edge["relation"], edge["subject"], edge["object"])
            drawn.counts[drawing] = Counts.of_properties(edge["properties"])
            drawn.edges[drawing] = edge["edge"]
    return drawn


def add(tx: ManagedTransaction, added: Mapping[Pair, Counts], drawn: Drawn) -> None:
    """Add the claims of new articles to the edges, of which those `drawn` are present."""
    none = Counts()
    _write(tx, {p: drawn.counts.get(p, none).with_(c) for p, c in added.items()}, drawn)


def recount(tx: ManagedTransaction, pairs: Iterable[Pair]) -> None:
    """Bring edges to what the claims of the graph say now; those that nothing supports go."""
    counted = _counted(tx, pairs)
    _write(tx, counted, present(tx, counted))


def redraw(
    tx: ManagedTransaction, relation: str, pairs: Iterable[Pair], types: Iterable[str]
) -> None:
    """Bring all edges of `relation` between the ends of its `pairs` to what the ontology makes of the claims.

    Edges in the graph are of these `types` or the ontology's.
    """
    drawn = present(tx, pairs, types)
    wanted = {pair(*found) for found in (*pairs, *drawn.edges)} if relation in relations() else ()
    _write(tx, dict.fromkeys(drawn.edges, Counts()) | _counted(tx, wanted), drawn)


def _counted(tx: ManagedTransaction, pairs: Iterable[Pair]) -> dict[Pair, Counts]:
    rows = [{**p._asdict(), "ends": p.ends} for p in sorted(pairs)]
    found = run(tx, "load/edges_count", rows=rows) if rows else ()
    return {
        Pair(row["relation"], row["subject"], row["object"]): Counts.of_properties(
            row["properties"]
        )
        for row in found
    }


def _write(tx: ManagedTransaction, total: Mapping[Pair, Counts], drawn: Drawn) -> None:
    """Let the edges count `total`; one without claims goes."""
    left = [edge for edge in sorted(total) if total[edge].claims]
    gone = [
        drawn.edges[edge] for edge in sorted(total.keys() & drawn.edges) if not total[edge].claims
    ]
    kept = [
        (drawn.edges[edge], *total[edge])
        for edge in left
        if edge in drawn.edges and drawn.counts[edge] != total[edge]
    ]
    new = [edge for edge in left if edge not in drawn.edges]
    ends = {end for edge in new for end in edge.between}
    change = standings(total, drawn)
    changed = {one: by for one, by in sorted(change.items()) if any(by) or one in ends}
    place = places(changed)
    added = [(e.relation, place[e.subject], place[e.object], *total[e]) for e in new]
    if gone:
        run(tx, "load/edges_delete", edges=gone)
    write(tx, "load/edges_set", ("edge", *Counts._fields), kept)
    if changed:
        run(
            tx,
            "load/edges_create",
            entities=[*changed],
            rows=columns((*Pair._fields, *Counts._fields), added),
            standings=columns(Standing._fields, changed.values()),
        )
