"""Which command answers an analyst's question?"""

from typing import TYPE_CHECKING

import click

from cli.database import database_options

if TYPE_CHECKING:
    from graph.connection import Connection


def _list_without_name(context: click.Context, _: click.Parameter, name: str | None) -> str:
    """Show the catalogue where no query is named; that needs no database."""
    if name is None:
        from cli.answers import write  # noqa: PLC0415 - only when run
        from graph.catalogue import listing  # noqa: PLC0415 - only when run

        write(listing(), context.params["shape"])
        context.exit()
    return name


@click.command()
@click.argument("name", required=False, callback=_list_without_name)
@click.option(
    "--param",
    "-P",
    "params",
    multiple=True,
    metavar="KEY=VALUE",
    help="A parameter of the query; repeat for several.",
)
@click.option(
    "--format",
    "shape",
    type=click.Choice(["table", "json", "csv"]),
    default="table",
    show_default=True,
    is_eager=True,
    help="How the answer is written.",
)
@database_options
def query(connection: "Connection", name: str, params: tuple[str, ...], shape: str) -> None:
    """Ask the question NAME of the catalogue; without NAME, list all.

    \b
    Example:
        recoupe query supplies_of --param actor=Iran
        recoupe query claims_between -P one=Iran -P other=Russie --format csv
    """
    from cli.answers import write  # noqa: PLC0415 - only when run
    from graph import catalogue  # noqa: PLC0415 - only when run

    wanted, given = catalogue.find(name), dict(map(_split, params))
    with connection.session() as session:
        write(catalogue.run(session, wanted, given), shape)


def _split(text: str) -> tuple[str, str]:
    key, equals, value = text.partition("=")
    if not equals:
        raise click.BadParameter(f"{text!r} is not KEY=VALUE", param_hint="--param")
    return key, value
