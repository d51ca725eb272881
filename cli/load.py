"""Which command brings records into the graph?"""

from contextlib import ExitStack
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from cli.database import database_options

if TYPE_CHECKING:
    from graph.connection import Connection


@click.command()
@click.argument("records", nargs=-1, required=True, type=click.File("rb"), metavar="FILE.jsonl…")
@click.option(
    "--rejects",
    type=click.Path(dir_okay=False, path_type=Path),
    default="rejects.jsonl",
    show_default=True,
    help="Where refused records are kept, to be mended and loaded again; written only if there are any.",
)
@click.option(
    "--merges",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="File of entities that are the same, or not.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@database_options
def load(
    connection: "Connection",
    records: tuple[IO[bytes], ...],
    rejects: Path,
    merges: Path | None,
    *,
    as_json: bool,
) -> None:
    """Load what `recoupe extract` printed; `-` reads stdin.

    \b
    Example:
        recoupe extract articles/ > claims.jsonl
        recoupe load claims.jsonl
    """
    from graph.intake import take_in  # noqa: PLC0415 - only when run
    from graph.merges import Merges  # noqa: PLC0415 - only when run

    rules = Merges.read(merges) if merges else Merges()
    with ExitStack() as stack:
        session = stack.enter_context(connection.open()).session(database=connection.database)
        summary = take_in(stack.enter_context(session), records, rejects, rules)
    for refusal in summary.refusals:
        click.echo(refusal, err=True)
    if summary.refusals:
        click.echo(f"{len(summary.refusals)} refused, kept in {rejects}", err=True)
    click.echo(summary.as_json() if as_json else str(summary))
    raise SystemExit(1 if summary.refusals else 0)
