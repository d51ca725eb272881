"""Which options do all commands share that talk to Neo4j?"""

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

import click

if TYPE_CHECKING:
    from neo4j import Session

    from graph.connection import Connection

OPTIONS = (
    click.option(
        "--uri", help="Address of Neo4j, such as bolt://127.0.0.1:7687; default: NEO4J_URI."
    ),
    click.option("-u", "--username", help="User of Neo4j; default: NEO4J_USERNAME."),
    click.option(
        "--password-file",
        type=click.File("r", encoding="utf-8"),
        help="File that holds the password of Neo4j; `-` reads stdin; default: NEO4J_PASSWORD.",
    ),
    click.option("-d", "--database", help="Database in Neo4j; default: NEO4J_DATABASE."),
)


def database_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command Neo4j's options; its function gets the `connection` that they mean."""

    @functools.wraps(command)
    def wrapped(**arguments: Any) -> Any:
        given = {name: arguments.pop(name) for name in ("uri", "username", "database")}
        file: TextIO | None = arguments.pop("password_file")
        given["password"] = file.readline().strip() if file else None
        given["auth_file"] = "" if file else None
        return command(connection=connect(given), **arguments)

    return functools.reduce(lambda function, option: option(function), reversed(OPTIONS), wrapped)


def merges_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the option `--merges`; its function gets the path, or None."""
    return click.option(
        "--merges",
        type=click.Path(exists=True, dir_okay=False, path_type=Path),
        help="File of entities that are one, or are not; it replaces the judgements that the graph has. "
        "See `recoupe merges --help`.",
    )(command)


def ready(session: "Session", merges: Path | None = None) -> None:
    """Make the database ready for an importer, with the judgements of a file if one is given."""
    from graph.adoption import prepare  # noqa: PLC0415 - only for who writes
    from graph.merges import Merges  # noqa: PLC0415

    changed = prepare(session, Merges.read(merges) if merges else None)
    if changed:
        click.echo(f"articles in the graph that read otherwise now: {changed}", err=True)


def connect(given: dict[str, str | None]) -> "Connection":
    """Return the Neo4j that the options, the environment and `.env` mean, in this order."""
    from graph.connection import Settings, locate  # noqa: PLC0415 - only for who needs a database

    return locate(Settings(**{name: value for name, value in given.items() if value is not None}))  # type: ignore[arg-type]
