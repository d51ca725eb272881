"""Which entity or article does a user mean, who writes "Poutine", "IR" or a title?"""

import re
from collections.abc import Mapping
from typing import Any

from neo4j import Record, Session

from graph.statements import statement
from ontology.errors import RecoupeError

_SHOWN = 5


class UnknownNameError(RecoupeError):
    """Nothing in the graph bears this name, or several things do: give the id."""


def entity(session: Session, text: str) -> str:
    """Return the id of the entity whose id, code, name or alias `text` is, in any case.

    Raises:
        UnknownNameError: there is none, or there are several.
    """
    words = '"' + re.sub(r'(["\\])', r"\\\1", text) + '"' if re.search(r"\w", text) else '"x"'
    rows = list(session.run(statement("find/entity"), {"text": text, "words": words}))
    for exact in (_id, _code, _name, _alias):
        found = [row for row in rows if exact(row, text)]
        if found:
            return _only(text, found)
    if not rows:
        raise UnknownNameError(f"no entity {text!r} in the graph")
    raise UnknownNameError(f"no entity {text!r} in the graph; perhaps {_list(rows)}")


def article(session: Session, text: str) -> str:
    """Return the id of the article whose id, source or title `text` is.

    Raises:
        UnknownNameError: there is none, or there are several.
    """
    rows = list(session.run(statement("find/article"), {"text": text}))
    if not rows:
        raise UnknownNameError(f"no article with the id, source or title {text!r} in the graph")
    return _only(text, [dict(row, name=row["title"]) for row in rows])


def _id(row: Record, text: str) -> bool:
    return bool(row["id"] == text)


def _code(row: Record, text: str) -> bool:
    return bool(row["code"] == text)


def _name(row: Record, text: str) -> bool:
    return bool(row["name"].casefold() == text.casefold())


def _alias(row: Record, text: str) -> bool:
    return text.casefold() in {alias.casefold() for alias in row["aliases"] or ()}


def _only(text: str, rows: list[Any]) -> str:
    if len(rows) > 1:
        raise UnknownNameError(f"{text!r} may be {_list(rows)}: give the id")
    return str(rows[0]["id"])


def _list(rows: list[Mapping[str, Any]] | list[Record]) -> str:
    return ", ".join(f"{row['id']} ({row['name']})" for row in rows[:_SHOWN])
