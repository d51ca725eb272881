"""Which command takes an article out of the graph?"""

from typing import TYPE_CHECKING

import click

from cli.database import database_options, ready

if TYPE_CHECKING:
    from graph.connection import Connection


@click.command()
@click.argument("article", required=False)
@click.option(
    "--source", help="Path or address from which the article was read, instead of its id."
)
@database_options
def retract(connection: "Connection", article: str | None, source: str | None) -> None:
    """Take ARTICLE (an id) out of the graph as if it had never been there.

    With --source, an article that was loaded from other sources as well stays as those have it.

    \b
    Example:
        recoupe retract --source articles/000.txt
    """
    from graph.retract import retract as take_out  # noqa: PLC0415 - only when run

    if (article is None) == (source is None):
        raise click.UsageError("give either ARTICLE or --source")
    with connection.session() as session:
        ready(session)
        for title in take_out(session, article=article, source=source):
            click.echo(f"retracted: {title}")
