"""Which command shows and replaces an analyst's judgements of who is who?"""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from cli.database import database_options, ready

if TYPE_CHECKING:
    from graph.connection import Connection


@click.command()
@click.argument(
    "file", required=False, type=click.Path(exists=True, dir_okay=False, path_type=Path)
)
@database_options
def merges(connection: "Connection", file: Path | None) -> None:
    """Say which entities are one, or are not, and make the graph follow; without FILE, print what it follows.

    \b
    FILE holds one judgement a line; what follows ` #` is a comment:
        person:v-poutine = person:vladimir-poutine             these two are one
        person:petrov in archive/12.txt = person:ivan-petrov   that article's Petrov is another
        org:lr as "Républicains" = org:parti-republicain       who is called so is another
        org:lr as LR in archive/12.txt = org:la-reunion        and so in that article
        person:ivan-petrov != person:anna-petrova              never one: refused if other lines say so

    A form of name is what the text writes, letter by letter; a claim goes with the form in its evidence. FILE
    replaces all earlier judgements: what a line joined or parted is as before when the line is gone. The graph
    keeps them, and every later import, load and reextract applies them.

    \b
    Example:
        recoupe merges merges.txt
        recoupe merges
    """
    from graph.adoption import in_force  # noqa: PLC0415 - only when run

    with connection.session() as session:
        if file is not None:
            ready(session, file)
            return
        for line in in_force(session).lines:
            click.echo(line)
