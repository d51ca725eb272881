"""Parts of the graph as files: which part, and in which format?"""

from collections.abc import Mapping

from neo4j import Session

from graph import lookup
from graph.exports import graphml, jsonl, selection

#: Every format by its name.
FORMATS = {"jsonl": jsonl.write, "graphml": graphml.write}


def select(session: Session, given: Mapping[str, str], depth: int) -> selection.Selection:
    """Return the part that a user means by `entity`, `relation`, `article` or `cypher`, else all."""
    for kind, text in given.items():
        if kind == "entity":
            return selection.around(session, lookup.entity(session, text), depth)
        if kind == "relation":
            return selection.of_relation(session, text)
        if kind == "article":
            return selection.of_article(session, lookup.article(session, text))
        return selection.of_query(session, text)
    return selection.everything(session)
