"""Which command measures the extraction against gold annotations?"""

import json
from pathlib import Path
from typing import TextIO

import click

_FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)


@click.command()
@click.argument("gold", type=_FOLDER, metavar="GOLD_DIR")
@click.option(
    "--articles", type=_FOLDER, help="The articles; default: the folder `articles` beside GOLD_DIR."
)
@click.option(
    "--predictions",
    type=click.File("r", encoding="utf-8"),
    help="Score this JSON Lines file instead of extracting.",
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
    gold: Path, articles: Path | None, predictions: TextIO | None, only: str | None,
    model: str | None, *, errors: bool, as_json: bool,
) -> None:  # fmt: skip
    """Compare the extraction with the gold annotations in GOLD_DIR.

    \b
    Example:
        recoupe evaluate gold/ --articles articles/ --errors
        recoupe evaluate gold/ --only d01,d03.txt
    """
    from extract.evaluation.report import error_lines, tables  # noqa: PLC0415 - spaCy
    from extract.evaluation.run import evaluate_articles, evaluate_lines  # noqa: PLC0415

    names = _named(gold, only) if only else None
    if predictions:
        scores = evaluate_lines(gold, predictions, names)
    else:
        scores = evaluate_articles(gold, articles or gold.parent / "articles", model, names)
    if errors:
        click.echo("\n".join(error_lines(scores)), err=as_json)
    click.echo(json.dumps(scores.figures(), indent=1) if as_json else tables(scores))


def _named(gold: Path, only: str) -> frozenset[str]:
    """Return the annotated articles that a user names by file or by its stem."""
    from extract.evaluation.gold import read_gold  # noqa: PLC0415 - pydantic

    known = [annotation.article for annotation in read_gold(gold)]
    found = {name: [a for a in known if name in (a, Path(a).stem)] for name in only.split(",")}
    for name, articles in found.items():
        if not articles:
            raise click.UsageError(f"--only {name}: {gold} annotates no such article")
    return frozenset(article for articles in found.values() for article in articles)
