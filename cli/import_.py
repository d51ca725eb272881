"""Which command reads articles straight into the graph?"""

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.articles import article_at, article_options, files_of, graphs_of, tracked
from cli.database import database_options, merges_option, ready

if TYPE_CHECKING:
    from graph.connection import Connection
    from graph.loader import Summary


@click.command("import")
@article_options
@merges_option
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@database_options
def import_(
    connection: "Connection",
    paths: tuple[Path, ...],
    model: str | None,
    workers: int,
    merges: Path | None,
    *,
    as_json: bool,
) -> None:
    """Read the articles at PATH and load their claims into Neo4j.

    An article that the graph holds from the same path, unchanged since and read by the same extractor, is not
    read again.

    \b
    Example:
        recoupe import articles/
        recoupe import articles/ --merges merges.txt
    """
    from extract.model import choose_model  # noqa: PLC0415 - spaCy takes over a second
    from extract.version import extractor_version  # noqa: PLC0415
    from graph.batching import BATCH_ARTICLES  # noqa: PLC0415 - the driver takes 0.4 s
    from graph.loader import load  # noqa: PLC0415
    from graph.readings import unchanged  # noqa: PLC0415

    left_out: list[str] = []
    version = extractor_version(choose_model(model))
    with connection.session() as session:
        ready(session, merges)
        files = files_of(paths, left_out)
        sources = tracked(map(str, files), "Looking for what changed", len(files))
        known = unchanged(session, sources, version, article_at)
        changed = [file for file in files if str(file) not in known]
        summary = load(session, graphs_of(changed, model, workers, left_out), most=BATCH_ARTICLES)
        summary.unchanged += len(files) - len(changed)
    finish("Import", summary, left_out, as_json=as_json)


def finish(title: str, summary: "Summary", left_out: list[str], *, as_json: bool) -> None:
    """Show what was done and end the command; why an article is left out goes to stderr."""
    for refusal in summary.refused:
        left_out.append(f"{refusal.source}: {refusal.reason}")
        click.echo(left_out[-1], err=True)
    _show(title, summary, left_out, as_json=as_json)
    raise SystemExit(1 if left_out else 0)


def _show(title: str, summary: "Summary", left_out: list[str], *, as_json: bool) -> None:
    counts = {
        "new": summary.new,
        "replaced": summary.replaced,
        "unchanged": summary.unchanged,
        "left out": len(left_out),
        "claims": summary.claims,
    }
    if as_json:
        click.echo(json.dumps({**counts, "reasons": left_out}, ensure_ascii=False))
        return
    from rich.console import Console  # noqa: PLC0415
    from rich.table import Table  # noqa: PLC0415

    table = Table(title=title)
    for name in counts:
        table.add_column(name, justify="right")
    table.add_row(*map(str, counts.values()))
    Console().print(table)
