"""How do rows reach the statements of `cypher/load`?"""

from collections import defaultdict
from typing import Any

from neo4j import ManagedTransaction, Record

from graph.statements import statement
from ontology.relations import relations

Row = dict[str, Any]


def run(tx: ManagedTransaction, name: str, **parameters: object) -> list[Record]:
    """Run the statement of `cypher/NAME.cypher` and return all its rows."""
    return list(tx.run(statement(name), parameters))


def write(tx: ManagedTransaction, name: str, rows: list[Row]) -> None:
    """Run the statement of `cypher/NAME.cypher` over `rows`; not at all when there are none."""
    if rows:
        tx.run(statement(name), rows=rows).consume()


def each_relation(tx: ManagedTransaction, name: str, rows: list[Row]) -> None:
    """Run a template once for each relation of `rows`; only the ontology's names get into it."""
    grouped: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        grouped[row["relation"]].append(row)
    for relation in sorted(grouped):
        text = statement(name, relation=relations()[relation].relation)
        tx.run(text, rows=grouped[relation]).consume()
