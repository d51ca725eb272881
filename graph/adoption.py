"""How do an analyst's judgements come to hold for the articles that are in the graph already?

The graph keeps the judgements in force, and every importer applies them. New ones are put into force at
once; then the articles that read otherwise under them are written anew, batch by batch. Who is killed
meanwhile leaves a mark, and the next importer finishes.
"""

from neo4j import ManagedTransaction, Session

from graph import holdings, schema
from graph.batching import BATCH_ARTICLES
from graph.loader import take_turn
from graph.merges import Merges
from graph.redrawing import redraw
from graph.restoration import records, shown
from graph.statements import statement
from graph.transfer import run
from graph.writing import carry_out


def in_force(session: Session) -> Merges:
    """Return the judgements that the graph follows."""
    row = session.run(statement("merges/in_force")).single()
    return Merges.of_lines((row["merges"] if row else None) or ())


def prepare(session: Session, merges: Merges | None = None) -> int:
    """Make the database ready for an importer: schema, relations, and judgements if any are given.

    Return how many articles read otherwise under them.
    """
    schema.prepare(session)
    redraw(session)
    return settle(session) if merges is None else adopt(session, merges)


def adopt(session: Session, merges: Merges) -> int:
    """Put `merges` into force in place of those before; return how many articles read otherwise."""
    session.execute_write(_adopt, merges)
    return settle(session)


def settle(session: Session) -> int:
    """Finish what an `adopt` began; return how many articles read otherwise."""
    changed = 0
    while True:
        row = session.run(statement("merges/in_force")).single()
        if row is None or not row["unsettled"]:
            return changed
        entities = sorted(Merges.of_lines(row["merges"] or ()).replaced)
        ids = session.run(statement("merges/concerned"), entities=entities).value()
        for start in range(0, len(ids), BATCH_ARTICLES):
            changed += session.execute_write(_settle, ids[start : start + BATCH_ARTICLES])
        session.execute_write(_finish, row["merges"])


def _adopt(tx: ManagedTransaction, merges: Merges) -> None:
    if take_turn(tx).lines != merges.lines:
        run(tx, "merges/adopt", merges=merges.lines or None)


def _settle(tx: ManagedTransaction, ids: list[str]) -> int:
    merges = take_turn(tx)
    present = {graph.article.id: graph for graph in shown(tx, ids)}
    stale = [g for g in records(tx, ids) if merges.apply(g) != present[g.article.id]]
    if stale:
        carry_out(tx, holdings.again(tx, stale), merges)
    return len(stale)


def _finish(tx: ManagedTransaction, settled: list[str] | None) -> None:
    """Take the mark away, unless other judgements came into force meanwhile."""
    if take_turn(tx).lines == (settled or []):
        run(tx, "merges/settled")
