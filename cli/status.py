"""Which command tells what recoupe works with: server, graph, model?"""

import json
from typing import TYPE_CHECKING, Any

import click

from cli.database import database_options

if TYPE_CHECKING:
    from graph.connection import Connection


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print it as JSON.")
@database_options
def status(connection: "Connection", *, as_json: bool) -> None:
    """Tell which Neo4j is used, what its graph holds, and which model reads.

    \b
    Example:
        recoupe status
        recoupe status --json
    """
    from extract.model import choose_model  # noqa: PLC0415 - spaCy takes over a second

    facts = {**_server(connection), **_graph(connection), "model": choose_model()}
    if as_json:
        click.echo(json.dumps(facts, ensure_ascii=False))
        return
    for name, value in facts.items():
        click.echo(f"{name.replace('_', ' '):<15} {'-' if value is None else value}")


def _server(connection: "Connection") -> dict[str, Any]:
    return {
        "server": connection.way.value,
        "uri": connection.uri,
        "database": connection.database,
        "browser": connection.browser,
    }


def _graph(connection: "Connection") -> dict[str, Any]:
    from graph.schema import latest, recorded  # noqa: PLC0415 - the driver takes 0.4 s
    from graph.statements import statement  # noqa: PLC0415

    with connection.session() as session:
        counts = session.run(statement("counts")).single(strict=True)
        return {**counts, "schema_version": recorded(session), "schema_latest": latest()}
