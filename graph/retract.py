"""How is an article taken out as if it had never been there?"""

from neo4j import ManagedTransaction, Session

from graph.loader import reckon, remove
from graph.statements import statement
from graph.transfer import run
from ontology.errors import RecoupeError


class NotInGraphError(RecoupeError):
    """No article of that id or source is in the graph."""


def retract(
    session: Session, *, article: str | None = None, source: str | None = None
) -> list[str]:
    """Take out the article with that id, or all those of that source; return their titles.

    Raises:
        NotInGraphError: there is none.
    """
    titles: list[str] = session.execute_write(_retract, {"id": article, "source": source})
    if not titles:
        raise NotInGraphError(f"no article {article or source!r} in the graph")
    return titles


def _retract(tx: ManagedTransaction, wanted: dict[str, str | None]) -> list[str]:
    run(tx, "load/take_turn")
    found = list(tx.run(statement("find/articles_to_retract"), wanted))
    touched, pairs = remove(tx, [row["id"] for row in found])
    reckon(tx, touched, pairs)
    return [row["title"] for row in found]
