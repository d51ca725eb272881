"""Which command measures the extraction against gold annotations?"""

import json
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator

    from graph.models import ArticleGraph

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("gold", type=_FOLDER, metavar="GOLD_DIR")
@click.option(
    "--articles", type=_FOLDER, help="The articles; default: the folder `articles` beside GOLD_DIR."
)
@click.option(
    "--predictions",
    type=click.File("rb"),
    help="Score this JSON Lines file instead of extracting; a bad line is told and left out.",
)
@click.option(
    "--only",
    help="Comma-separated names of articles, with or without .txt; the others are left out.",
)
@click.option(
    "--model", help="spaCy model: lg, md, sm or a full name; default: the best installed."
)
@click.option(
    "--errors", is_flag=True, help="List what was missed and what was surplus, with its sentence."
)
@click.option("--json", "as_json", is_flag=True, help="Print the figures as JSON.")
def evaluate(  # noqa: PLR0913 - one parameter an option
    gold: Path, articles: Path | None, predictions: IO[bytes] | None, only: str | None,
    model: str | None, *, errors: bool, as_json: bool,
) -> None:  # fmt: skip
    """Compare the extraction with the gold annotations in GOLD_DIR.

    \b
    Example:
        recoupe evaluate gold/ --articles articles/ --errors
        recoupe evaluate gold/ --only d01,d03.txt
    """
    from extract.evaluation.report import error_lines, tables  # noqa: PLC0415 - spaCy
    from extract.evaluation.run import evaluate_articles, evaluate_graphs  # noqa: PLC0415

    names = _named(gold, only) if only else None
    left_out: list[str] = []
    if predictions:
        scores = evaluate_graphs(gold, _predicted(predictions, left_out), names)
    else:
        scores = evaluate_articles(gold, articles or gold.parent / "articles", model, names)
    if errors:
        click.echo("\n".join(error_lines(scores)), err=as_json)
    click.echo(json.dumps(scores.figures(), indent=1) if as_json else tables(scores))
    raise SystemExit(1 if left_out else 0)


def _predicted(file: IO[bytes], left_out: list[str]) -> "Iterator[ArticleGraph]":
    """Yield the articles of a file of records; why one is left out goes to stderr."""
    from graph import records  # noqa: PLC0415 - the driver takes 0.4 s

    def refuse(reject: records.Reject) -> None:
        left_out.append(str(reject))
        click.echo(left_out[-1], err=True)

    for _, graph in records.parse(records.of(file), refuse):
        yield graph


def _named(gold: Path, only: str) -> frozenset[str]:
    """Return the annotated articles that a user names by file or by its stem."""
    from extract.evaluation.gold import read_gold  # noqa: PLC0415 - pydantic

    known = [annotation.article for annotation in read_gold(gold)]
    found = {name: [a for a in known if name in (a, Path(a).stem)] for name in only.split(",")}
    for name, articles in found.items():
        if not articles:
            raise click.UsageError(f"--only {name}: {gold} annotates no such article")
    return frozenset(article for articles in found.values() for article in articles)
