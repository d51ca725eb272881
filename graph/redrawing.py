"""How do the derived edges follow the ontology, when a relation came, went, or lost its direction?

The graph keeps by which relations its edges are drawn. Where the ontology has others, their edges are drawn anew
from the claims, some pairs of entities in one transaction; claims of a relation that is gone draw none. Each
transaction leaves edges and entities that count right: who is killed leaves a graph that others go on with, and
the next importer redraws it from the start.
"""

from neo4j import ManagedTransaction, Session

from graph import drawing
from graph.edges import Pair
from graph.loader import take_turn
from graph.statements import statement
from graph.transfer import run
from ontology.relations import relations

#: Edges are drawn anew between this many pairs of entities at a time.
BATCH_PAIRS = 1_000

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
    for relation in sorted(changed & present if drawn else present):
        found = session.run(statement("redraw/pairs", relations=relation), relation=relation)
        pairs = sorted({Pair(relation, *row) for row in found})
        for start in range(0, len(pairs), BATCH_PAIRS):
            session.execute_write(_redraw, relation, pairs[start : start + BATCH_PAIRS], present)
    session.execute_write(_record)


def signatures() -> list[str]:
    """Return the relations of the ontology, as the graph keeps by which its edges are drawn."""
    return sorted(
        f"{name}{_UNDIRECTED}" if relation.symmetric else name
        for name, relation in relations().items()
    )


def _redraw(tx: ManagedTransaction, relation: str, pairs: list[Pair], types: set[str]) -> None:
    take_turn(tx)
    drawing.redraw(tx, relation, pairs, types)


def _record(tx: ManagedTransaction) -> None:
    take_turn(tx)
    run(tx, "redraw/record", relations=signatures())
