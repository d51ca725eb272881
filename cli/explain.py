"""Which command says why an article gives the claims it gives?"""

from pathlib import Path

import click

STYLES = {
    "sentence": "bold",
    "predicate": "cyan",
    "claim": "green",
    "reason": "dim",
    "refused": "yellow",
}
INDENT = {"sentence": 0, "predicate": 2, "claim": 4, "reason": 6, "refused": 4}


@click.command()
@click.argument("article", type=click.Path(path_type=Path))
@click.option(
    "--model", help="spaCy model: lg, md, sm or a full name; default: the best installed."
)
def explain(article: Path, model: str | None) -> None:
    """Show each sentence of ARTICLE with its predicates, what matched, and what was refused.

    \b
    Example:
        recoupe explain article.txt
    """
    from rich.console import Console  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415

    from extract.explanation import explain as explanation  # noqa: PLC0415 - spaCy takes over a second
    from extract.model import choose_model  # noqa: PLC0415
    from extract.reading import read_article  # noqa: PLC0415

    console = Console(soft_wrap=True)
    for line in explanation(read_article(article, str(article)), choose_model(model)):
        console.print(Text(" " * INDENT[line.kind] + line.text, style=STYLES[line.kind]))
