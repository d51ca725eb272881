"""Which command brings records into the graph?"""

from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from cli.database import database_options, merges_option, ready

if TYPE_CHECKING:
    from graph.connection import Connection
    from graph.intake import Intake


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
@click.option(
    "--bulk",
    is_flag=True,
    help="Fill an empty graph with Neo4j's own import tool: faster for large archives. "
    "Restarts the managed local server.",
)
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@database_options
def load(
    connection: "Connection",
    records: tuple[IO[bytes], ...],
    rejects: Path,
    merges: Path | None,
    *,
    bulk: bool,
    as_json: bool,
) -> None:
    """Load what `recoupe extract` printed; `-` reads stdin.

    \b
    Example:
        recoupe extract articles/ > claims.jsonl
        recoupe load claims.jsonl
        recoupe load --bulk archive.jsonl
    """
    summary = (_fill if bulk else _load)(connection, records, merges)
    summary.keep_refused(rejects, records)
    for refusal in summary.refusals:
        click.echo(refusal, err=True)
    if summary.refusals:
        click.echo(f"{len(summary.refusals)} refused, kept in {rejects}", err=True)
    click.echo(summary.as_json() if as_json else str(summary))
    raise SystemExit(1 if summary.refusals else 0)


def _load(
    connection: "Connection", records: tuple[IO[bytes], ...], merges: Path | None
) -> "Intake":
    from graph.intake import take_in  # noqa: PLC0415 - only when run

    with connection.sessions(2) as [session, beside]:
        ready(session, merges)
        return take_in(session, records, beside=beside)


def _fill(
    connection: "Connection", records: tuple[IO[bytes], ...], merges: Path | None
) -> "Intake":
    from graph.bulk.loading import fill  # noqa: PLC0415 - only when run
    from graph.merges import Merges  # noqa: PLC0415
    from graph.server.home import Home  # noqa: PLC0415

    return fill(connection, Home.of_user(), records, Merges.read(merges) if merges else None)
