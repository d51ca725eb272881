"""What is in the graph, written so that equal graphs give equal bytes?

JSON Lines: nodes sorted by label and id, then relationships by type and ends. When an article was
imported is left out: it differs between two imports of the same.
"""

import json
from collections.abc import Iterator

from neo4j import Session
from neo4j.time import Date, DateTime

from graph.statements import folder, statement


def dump(session: Session) -> Iterator[str]:
    """Yield the lines of the canonical dump, without line ends."""
    for file in folder("dump"):
        for record in session.run(statement(f"dump/{file.name.removesuffix('.cypher')}")):
            yield json.dumps(record.data(), ensure_ascii=False, sort_keys=True, default=_text)


def _text(value: object) -> str:
    if isinstance(value, Date | DateTime):
        return value.iso_format()
    raise TypeError(f"no JSON for {type(value).__name__}")
