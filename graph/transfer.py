"""How do rows reach the statements of `cypher/load`?"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from neo4j import ManagedTransaction, Record

from graph.statements import statement

#: The values of each field, row by row.
Columns = dict[str, list[Any]]


def run(tx: ManagedTransaction, name: str, **parameters: object) -> list[Record]:
    """Run the statement of `cypher/NAME.cypher` and return all its rows."""
    return list(tx.run(statement(name), parameters))


def write(
    tx: ManagedTransaction, name: str, fields: Sequence[str], rows: Iterable[Sequence[object]]
) -> None:
    """Run the statement of `cypher/NAME.cypher` over `rows` with these fields; not at all when there are none."""
    found = [*rows]
    if found:
        tx.run(statement(name), rows=columns(fields, found)).consume()


def columns(fields: Sequence[str], rows: Iterable[Sequence[object]]) -> Columns:
    """Return the values of each field: maps would repeat the names, and both sides take long over that."""
    found = [*zip(*rows, strict=True)] or [()] * len(fields)
    return {field: _plain(column) for field, column in zip(fields, found, strict=True)}


def places(ids: Iterable[str]) -> dict[str, int]:
    """Return where in a list of its keys each of `ids` stands."""
    return {key: place for place, key in enumerate(dict.fromkeys(ids))}


def _plain(column: Sequence[Any]) -> list[Any]:
    """Return the values of one field; days as texts: the driver takes longer over a day than over the rest of a row."""
    if isinstance(next((value for value in column if value is not None), None), date):
        return [value and str(value) for value in column]
    return list(column)
