"""How do the derived edges follow the ontology, when a relation came, went, or lost its direction?

The graph keeps by which relations its edges are drawn. Where the ontology has others, their edges are drawn anew
from the claims, one relation at a time; claims of a relation that is gone draw none.
"""

from neo4j import ManagedTransaction, Session

from graph import drawing, edges
from graph.loader import take_turn
from graph.statements import statement
from graph.transfer import run
from ontology.relations import relations

_UNDIRECTED = "~"


def redraw(session: Session) -> None:
    """Bring the edges to the relations of the ontology; where these are the same, nothing is done."""
    recorded = session.run(statement("redraw/recorded")).single()
    drawn = set((recorded["relations"] if recorded else None) or ())
    if drawn == set(signatures()):
        return
    changed = {
        signature.rstrip(_UNDIRECTED) for signature in drawn.symmetric_difference(signatures())
    }
    present = set(session.run(statement("redraw/present")).value())
    stale = changed & present if drawn else present
    for relation in sorted(stale):  # meanwhile, entities count too many edges
        session.execute_write(_redraw, relation)
    session.execute_write(_record)


def signatures() -> list[str]:
    """Return the relations of the ontology, as the graph keeps by which its edges are drawn."""
    return sorted(
        f"{name}{_UNDIRECTED}" if relation.symmetric else name
        for name, relation in relations().items()
    )


def _redraw(tx: ManagedTransaction, relation: str) -> None:
    take_turn(tx)
    tx.run(statement("redraw/clear", relations=relation)).consume()
    if relation in relations():
        rows = run(tx, "redraw/supported", relation=relation)
        drawing.recount(tx, {edges.pair(relation, row["subject"], row["object"]) for row in rows})


def _record(tx: ManagedTransaction) -> None:
    take_turn(tx)
    run(tx, "redraw/standings")
    run(tx, "redraw/record", relations=signatures())
