"""Which questions can an analyst ask by name, and what do they need to know?

Each is a file of `cypher/queries`; its header is title, question, `$parameters` and columns.
A meaning that begins with `entity:` or `article:` takes whatever a user calls it, with `date,` a
day; one that ends with `; default: JSON` may be left out. `$ontology` is filled in.
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources.abc import Traversable

from neo4j import Session
from neo4j.exceptions import ClientError
from neo4j.time import Date, DateTime

from graph import lookup
from graph.statements import folder, split
from ontology.errors import DataFileError, RecoupeError
from ontology.relations import kinds, relations

_ENTRY = re.compile(r"// (?P<name>\$?\w+) {1,}(?P<meaning>\S.*)")
_DEFAULT = re.compile(r"; default: (?P<json>.+)$")


class QueryError(RecoupeError):
    """The catalogue cannot answer: mend the query's name or its parameters."""


@dataclass(frozen=True)
class Parameter:
    """What a query needs; `default` is JSON, None where the user must say."""

    name: str
    meaning: str
    default: str | None


@dataclass(frozen=True)
class CatalogueQuery:
    """One question, with its parameters and columns."""

    name: str
    title: str
    question: str
    parameters: tuple[Parameter, ...]
    columns: Mapping[str, str]
    text: str


@dataclass(frozen=True)
class Answer:
    """Rows of plain values; days are ISO 8601."""

    columns: tuple[str, ...]
    rows: tuple[tuple[object, ...], ...]


@cache
def catalogue() -> Mapping[str, CatalogueQuery]:
    """Return every query by its name, sorted."""
    return {query.name: query for query in map(read, folder("queries"))}


def read(file: Traversable) -> CatalogueQuery:
    """Return the query of a file.

    Raises:
        DataFileError: the file has no title and question, or not exactly one statement.
    """
    text = file.read_text(encoding="utf-8")
    header = [line for line in text.splitlines() if line.startswith("//")]
    if len(header) < 2 or not header[1].endswith("?") or len(list(split(text))) != 1:  # noqa: PLR2004
        raise DataFileError(
            f"{file.name}: needs a title, a question that ends with ?, one statement"
        )
    entries = [match for line in header[2:] if (match := _ENTRY.fullmatch(line))]
    parameters = tuple(
        _parameter(m["name"][1:], m["meaning"]) for m in entries if m["name"][0] == "$"
    )
    parameters = tuple(p for p in parameters if p.name != "ontology")
    columns = {m["name"]: m["meaning"] for m in entries if m["name"][0] != "$"}
    name = file.name.removesuffix(".cypher")
    return CatalogueQuery(name, header[0][3:], header[1][3:], parameters, columns, text)


def find(name: str) -> CatalogueQuery:
    """Return the query of that name.

    Raises:
        QueryError: there is none.
    """
    if name not in catalogue():
        raise QueryError(f"no query {name!r}; `recoupe query` lists all")
    return catalogue()[name]


def listing() -> Answer:
    """Return the catalogue itself: what can be asked, and what each question needs."""
    rows = []
    for query in catalogue().values():
        needs = [p.name if p.default is None else f"[{p.name}]" for p in query.parameters]
        rows.append((query.name, query.question, " ".join(needs)))
    return Answer(("query", "question", "parameters"), tuple(rows))


def run(session: Session, query: CatalogueQuery, given: Mapping[str, str]) -> Answer:
    """Ask `query` with the parameters that a user gave as text.

    Raises:
        QueryError: a parameter is missing, unknown or malformed, or names nothing in the graph.
    """
    values = {p.name: _value(session, query, p, given) for p in query.parameters}
    unknown = sorted(set(given) - set(values))
    if unknown:
        known = ", ".join(values) or "none"
        raise QueryError(f"{query.name} has no parameter {unknown[0]!r} (it has: {known})")
    try:
        result = session.run(query.text, {**values, "ontology": _ontology()})
        columns = tuple(result.keys())
        return Answer(columns, tuple(tuple(map(_plain, record.values())) for record in result))
    except ClientError as error:
        raise QueryError(f"{query.name}: {error.message}") from error


@cache
def _ontology() -> Mapping[str, Mapping[str, object]]:
    """Return of each relation which relations are kinds of it, itself included, and whether it is symmetric."""
    return {
        name: {"kinds": kinds(name), "symmetric": relation.symmetric}
        for name, relation in relations().items()
    }


def _parameter(name: str, meaning: str) -> Parameter:
    default = _DEFAULT.search(meaning)
    return Parameter(name, _DEFAULT.sub("", meaning), default["json"] if default else None)


def _value(
    session: Session, query: CatalogueQuery, parameter: Parameter, given: Mapping[str, str]
) -> object:
    text = given.get(parameter.name)
    if text is None:
        if parameter.default is None:
            raise QueryError(f"{query.name} needs --param {parameter.name}=…: {parameter.meaning}")
        return json.loads(parameter.default)
    if parameter.meaning.startswith("entity:"):
        return lookup.entity(session, text)
    if parameter.meaning.startswith("article:"):
        return lookup.article(session, text)
    return _typed(parameter, text)


def _typed(parameter: Parameter, text: str) -> object:
    kind = type(json.loads(parameter.default or '""'))
    try:
        if kind is list:
            return json.loads(text) if text.startswith("[") else text.split(",")
        if parameter.meaning.startswith("date,"):
            return date.fromisoformat(text).isoformat()
        return int(text) if kind is int else text
    except ValueError as error:
        raise QueryError(f"{parameter.name}={text}: {parameter.meaning}") from error


def _plain(value: object) -> object:
    return value.iso_format() if isinstance(value, Date | DateTime) else value
