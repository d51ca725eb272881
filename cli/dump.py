"""Which command writes the graph so that two can be compared?"""

from typing import TYPE_CHECKING

import click

from cli.database import database_options

if TYPE_CHECKING:
    from graph.connection import Connection


@click.command()
@database_options
def dump(connection: "Connection") -> None:
    """Print the whole graph as sorted JSON Lines: equal graphs, equal bytes.

    It is for comparing; what can be loaded again is what `recoupe export` writes.

    \b
    Example:
        recoupe dump > monday.jsonl
        diff monday.jsonl tuesday.jsonl
    """
    from graph.dump import dump as lines  # noqa: PLC0415 - only when run

    with connection.session() as session:
        for line in lines(session):
            click.echo(line)
