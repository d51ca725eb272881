"""Which options do all commands share that talk to Neo4j?"""

import functools
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from graph.connection import Connection

OPTIONS = (
    click.option(
        "--uri", help="Address of Neo4j, such as bolt://127.0.0.1:7687; default: NEO4J_URI."
    ),
    click.option("-u", "--username", help="User of Neo4j; default: NEO4J_USERNAME."),
    click.option("-p", "--password", help="Password of Neo4j; better given as NEO4J_PASSWORD."),
    click.option("-d", "--database", help="Database in Neo4j; default: NEO4J_DATABASE."),
)


def database_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command Neo4j's options; its function gets the `connection` that they mean."""

    @functools.wraps(command)
    def wrapped(**arguments: Any) -> Any:
        given = {name: arguments.pop(name) for name in ("uri", "username", "password", "database")}
        return command(connection=connect(given), **arguments)

    return functools.reduce(lambda function, option: option(function), reversed(OPTIONS), wrapped)


def connect(given: dict[str, str | None]) -> "Connection":
    """Return the Neo4j that the options, the environment and `.env` mean, in this order."""
    from graph.connection import Settings, locate  # noqa: PLC0415 - only for who needs a database

    return locate(Settings(**{name: value for name, value in given.items() if value is not None}))  # type: ignore[arg-type]
