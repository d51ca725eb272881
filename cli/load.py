"""Which command brings records into the graph?"""

from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from cli.database import database_options, merges_option, ready

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
@merges_option
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

    with connection.session() as session:
        ready(session, merges)
        summary = take_in(session, records, rejects)
    for refusal in summary.refusals:
        click.echo(refusal, err=True)
    if summary.refusals:
        click.echo(f"{len(summary.refusals)} refused, kept in {rejects}", err=True)
    click.echo(summary.as_json() if as_json else str(summary))
    raise SystemExit(1 if summary.refusals else 0)
