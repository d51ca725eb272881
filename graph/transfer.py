"""How do rows reach the statements of `cypher/load`?"""

from neo4j import ManagedTransaction, Record

from graph.rows import Row
from graph.statements import statement


def run(tx: ManagedTransaction, name: str, **parameters: object) -> list[Record]:
    """Run the statement of `cypher/NAME.cypher` and return all its rows."""
    return list(tx.run(statement(name), parameters))


def write(tx: ManagedTransaction, name: str, rows: list[Row]) -> None:
    """Run the statement of `cypher/NAME.cypher` over `rows`; not at all when there are none."""
    if rows:
        tx.run(statement(name), rows=rows).consume()
