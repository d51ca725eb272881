"""Which command prints what articles say?"""

from pathlib import Path

import click

from cli.articles import article_options, files_of, graphs_of


@click.command()
@article_options
@click.option("--lines", is_flag=True, help="One claim a line, for people, instead of JSON Lines.")
def extract(paths: tuple[Path, ...], model: str | None, workers: int, *, lines: bool) -> None:
    """Print the claims of the articles at PATH as JSON Lines; folders are read sorted by name.

    \b
    Example:
        recoupe extract articles/ > claims.jsonl
        recoupe extract --lines article.txt
    """
    left_out: list[str] = []
    for graph in graphs_of(files_of(paths, left_out), model, workers, left_out):
        if lines:
            click.echo("\n".join(map(str, graph.claims)))
        else:
            click.echo(graph.model_dump_json())
    raise SystemExit(1 if left_out else 0)
