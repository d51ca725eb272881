"""How is an article taken out as if it had never been there?"""

from neo4j import ManagedTransaction, Session

from graph import holdings
from graph.loader import take_turn
from graph.statements import statement
from graph.writing import carry_out
from ontology.errors import RecoupeError


class NotInGraphError(RecoupeError):
    """No article of that id or source is in the graph."""


def retract(
    session: Session, *, article: str | None = None, source: str | None = None
) -> list[str]:
    """Take out the article with that id, or what came from that source; return their titles.

    An article that the graph holds from other sources as well stays as those have it.

    Raises:
        NotInGraphError: there is none.
    """
    titles: list[str] = session.execute_write(_retract, {"id": article, "source": source})
    if not titles:
        raise NotInGraphError(f"no article {article or source!r} in the graph")
    return titles


def _retract(tx: ManagedTransaction, wanted: dict[str, str | None]) -> list[str]:
    merges = take_turn(tx)
    found = list(tx.run(statement("find/articles_to_retract"), wanted))
    plan = holdings.without(tx, [row["id"] for row in found], wanted["source"])
    carry_out(tx, plan, merges)
    return [row["title"] for row in found]
