"""How much of the import tool's own speed does `recoupe load --bulk` reach?

    python bench/bulk.py 10000 100000

Starts a managed server in a folder of its own. `tool` is Neo4j's import tool alone on the files that recoupe
prepares, start of its Java included; `whole` is all that the command does: reading the records, preparing
the files, importing, changing databases, making the indexes. `prepare` is the part of it that writes the files.
Seconds; the ratio says how much of the tool's rate the whole command reaches.
"""

import argparse
import io
import tempfile
from pathlib import Path

import corpus
from database import timed
from pydantic import SecretStr

from graph import adoption
from graph.bulk import importing
from graph.bulk.loading import fill, prepare
from graph.connection import Connection, Way
from graph.merges import Merges
from graph.server import process
from graph.server.home import USERNAME, Home

LINE = "{:>9} {:>9} {:>9} {:>9} {:>7} {:>9}"
HEAD = ("claims", "prepare", "tool", "whole", "ratio", "claims/s")


def compare(root: Path, claims: int) -> str:
    """Return one line of the table."""
    home = Home(root / str(claims))
    process.start(home, bolt_port=0, http_port=0)
    try:
        return _compare(home, claims)
    finally:
        process.stop(home)


def _compare(home: Home, claims: int) -> str:
    file = b"\n".join(corpus.archive(claims))
    with importing.workshop(home) as folder:
        prepared = timed(lambda: prepare(folder, [io.BytesIO(file)], Merges()))
        tool = timed(lambda: importing.build(home, folder, "neo4j"))
    way = connection(home)
    with way.session() as session:
        adoption.prepare(session)
    whole = timed(lambda: fill(way, home, [io.BytesIO(file)]))
    shown = (f"{prepared:.1f}", f"{tool:.1f}", f"{whole:.1f}", f"{tool / whole:.2f}")
    return LINE.format(claims, *shown, f"{claims / whole:.0f}")


def connection(home: Home) -> Connection:
    """Return the way to the graph of a managed server that runs."""
    server, password = process.running(home), home.password()
    assert server
    assert password
    return Connection(Way.MANAGED, server.uri, USERNAME, SecretStr(password), "neo4j")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("claims", nargs="*", type=int, default=[10_000])
    given = parser.parse_args()
    print(LINE.format(*HEAD))
    with tempfile.TemporaryDirectory() as folder:
        for claims in given.claims:
            print(compare(Path(folder), claims), flush=True)


if __name__ == "__main__":
    main()
