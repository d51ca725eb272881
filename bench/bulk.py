"""How much of the import tool's own speed does `recoupe load --bulk` reach?

    python bench/bulk.py 10000 100000

Starts a managed server in a folder of its own. The parts of the command, in seconds: `prepare` reads the records
and writes the tool's files, `tool` is Neo4j's import tool on these, start of its Java included, `restart` changes
databases, `indexes` makes constraints and indexes. The ratios say how much of the tool's rate is reached until
the database is written, and by the whole command.
"""

import argparse
import io
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from types import ModuleType
from unittest import mock

import corpus
from database import timed
from pydantic import SecretStr

from graph import adoption
from graph.bulk import importing, loading
from graph.connection import Connection, Way
from graph.server import process
from graph.server.home import USERNAME, Home

LINE = "{:>9} {:>9} {:>9} {:>9} {:>9} {:>9} {:>8} {:>8} {:>9}"
HEAD = (
    *("claims", "prepare", "tool", "restart", "indexes", "whole"),
    *("written", "whole", "claims/s"),
)

#: Where the command does each of its parts.
PARTS = ((loading, "prepare"), (importing, "build"), (importing, "take_over"))


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
    way = connection(home)
    with way.session() as session:
        adoption.prepare(session)
    with ExitStack() as stack:
        spent = [stack.enter_context(clocked(*part)) for part in PARTS]
        whole = timed(lambda: loading.fill(way, home, [io.BytesIO(file)]))
    prepared, tool, restart = (sum(seconds) for seconds in spent)
    parts = (prepared, tool, restart, whole - prepared - tool - restart, whole)
    ratios = (tool / (prepared + tool), tool / whole)
    shown = (*(f"{part:.1f}" for part in parts), *(f"{ratio:.2f}" for ratio in ratios))
    return LINE.format(claims, *shown, f"{claims / whole:.0f}")


@contextmanager
def clocked(module: ModuleType, name: str) -> Iterator[list[float]]:
    """Yield a list to which each call of the module's function adds the seconds that it takes."""
    function, seconds = getattr(module, name), []

    def timing(*given: object) -> object:
        start = time.perf_counter()
        try:
            return function(*given)
        finally:
            seconds.append(time.perf_counter() - start)

    with mock.patch.object(module, name, timing):
        yield seconds


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
