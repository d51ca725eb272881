"""Which command brings the graph up to the present extractor?"""

from typing import TYPE_CHECKING

import click

from cli.articles import graphs_of_stored, reading_options
from cli.database import database_options, ready
from cli.import_ import finish

if TYPE_CHECKING:
    from graph.connection import Connection


@click.command()
@reading_options
@click.option("--json", "as_json", is_flag=True, help="Print the summary as JSON.")
@database_options
def reextract(connection: "Connection", model: str | None, workers: int, *, as_json: bool) -> None:
    """Read anew all articles in the graph that another extractor, ontology or model has read.

    The text that the graph keeps is read, so the files need not be there; where a file has changed, import
    it again. Stopped at any moment, the same command goes on with the articles that are left.

    \b
    Example:
        recoupe reextract
        recoupe reextract --workers 2
    """
    from extract.model import choose_model  # noqa: PLC0415 - spaCy takes over a second
    from extract.version import extractor_version  # noqa: PLC0415
    from graph.renewal import renew  # noqa: PLC0415 - the driver takes 0.4 s

    left_out: list[str] = []
    version = extractor_version(choose_model(model))
    with connection.session() as session:
        ready(session)
        summary = renew(
            session,
            version,
            lambda articles: graphs_of_stored(articles, model, workers, left_out),
        )
    finish("Reextract", summary, left_out, as_json=as_json)
