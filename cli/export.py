"""Which command writes a part of the graph to a file?"""

from typing import IO, TYPE_CHECKING

import click

from cli.database import database_options

if TYPE_CHECKING:
    from graph.connection import Connection


@click.command()
@click.option("--entity", help="Around this entity: its id, code or name.")
@click.option(
    "--depth",
    type=click.IntRange(0, 5),
    default=1,
    show_default=True,
    help="How many edges away from --entity.",
)
@click.option("--relation", help="The claims of this relation, and of those that are a kind of it.")
@click.option("--article", help="This article: its id, source or title.")
@click.option("--cypher", help="What this Cypher query returns; it may only read.")
@click.option(
    "--format",
    "shape",
    type=click.Choice(["jsonl", "graphml"]),
    default="jsonl",
    show_default=True,
    help="jsonl is what `recoupe load` takes back.",
)
@click.option(
    "-o", "--output", type=click.File("wb"), default="-", help="File to write; default: stdout."
)
@database_options
def export(
    connection: "Connection", shape: str, output: IO[bytes], depth: int, **selectors: str | None
) -> None:
    """Write the graph, or the part that one of the options selects.

    The whole graph as jsonl is a backup: `recoupe load` gives the same graph, once `recoupe merges` has
    the judgements that the first one printed. An article of which only a part is selected says so: `recoupe load`
    takes it where there is nothing else of it, and lets it replace nothing.

    \b
    Example:
        recoupe export --entity Iran --depth 1 --format graphml -o iran.graphml
        recoupe export --relation TRANSFERS_WEAPONS_TO > arms.jsonl
        recoupe export -o backup.jsonl; recoupe merges > merges.txt
    """
    from graph.exports import FORMATS, select  # noqa: PLC0415 - only when run

    given = {name: value for name, value in selectors.items() if value is not None}
    if len(given) > 1:
        raise click.UsageError(f"give only one of {', '.join(f'--{name}' for name in given)}")
    with connection.session(read_only=True) as session:
        FORMATS[shape](session, select(session, given, depth), output)
