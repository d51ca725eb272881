"""How is an empty graph filled from files of records, so that loading can go on from there?"""

from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from typing import IO

from graph import adoption, intake, records, schema
from graph.bulk import importing
from graph.bulk.portions import portions
from graph.bulk.preparation import Preparation
from graph.connection import Connection, Way
from graph.intake import Intake
from graph.merges import Merges
from graph.server.home import Home


def fill(
    connection: Connection, home: Home, files: Iterable[IO[bytes]], merges: Merges | None = None
) -> Intake:
    """Fill the empty graph of the managed server `home`, which `connection` leads to.

    The graph is the one that loading would have made. It appears as a whole, or not at all.

    Raises:
        BulkError: the server is not recoupe's own, or its graph is not empty.
    """
    if connection.way is not Way.MANAGED:
        raise importing.BulkError(
            f"--bulk restarts the server and writes its files, and Neo4j at {connection.uri} is not recoupe's "
            "own: load without --bulk, or unset NEO4J_URI and use `recoupe server start`."
        )
    found = Intake()
    with importing.workshop(home) as folder:
        with connection.session() as session:
            adoption.prepare(session, merges)
            importing.require_empty(session)
            judgements = adoption.in_force(session)
        preparation = prepare(folder, files, judgements)
        found.refused += preparation.refused
        built = importing.build(home, folder, connection.database)
        with connection.session() as session:
            importing.take_over(session, home, built)
        found.loaded.add(preparation.summary)
        with connection.session() as session:
            schema.prepare(session, filled=True)
            adoption.prepare(session)
            intake.load(session, preparation.aside(), found)
    return found


def prepare(folder: Path, files: Iterable[IO[bytes]], judgements: Merges) -> Preparation:
    """Write the import tool's files from files of records into `folder`."""
    preparation = Preparation(folder, judgements)
    found = chain.from_iterable(map(records.of, files))
    for some, portion in portions(found, judgements):
        preparation.add(some, portion)
    preparation.close()
    return preparation
