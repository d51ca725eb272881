"""How do rows reach the statements of `cypher/load`?"""

from collections.abc import Iterable, Sequence
from datetime import date

from neo4j import ManagedTransaction, Record

from graph.statements import statement


def run(tx: ManagedTransaction, name: str, **parameters: object) -> list[Record]:
    """Run the statement of `cypher/NAME.cypher` and return all its rows."""
    return list(tx.run(statement(name), parameters))


def write(
    tx: ManagedTransaction, name: str, fields: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Run the statement of `cypher/NAME.cypher` over `rows` with these fields; not at all when there are none.

    The rows travel as columns: a map for each would repeat the names, and both sides take long over that.
    """
    columns = {
        field: _plain(column)
        for field, column in zip(fields, zip(*rows, strict=True), strict=False)
    }
    if columns:
        tx.run(statement(name), rows=columns).consume()


def _plain(column: Sequence[object]) -> list[object]:
    """Return the values of one field; days as texts: the driver takes longer over a day than over the rest of a row."""
    if isinstance(next((value for value in column if value is not None), None), date):
        return [value and str(value) for value in column]
    return list(column)
