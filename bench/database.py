"""Which database do the benchmarks empty and fill, and how is time taken?

RECOUPE_BENCH_NEO4J_URI names it, RECOUPE_BENCH_NEO4J_PASSWORD opens it. Give it a server of its own:
everything in it is deleted.
"""

import gc
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from neo4j import Driver, GraphDatabase, Session

from graph import schema

#: Relationships first: a transaction that took hubs out with theirs would not fit into the server's memory.
_EMPTYING = (
    "MATCH ()-[edge]->() CALL (edge) { DELETE edge } IN TRANSACTIONS OF 20000 ROWS",
    "MATCH (node) CALL (node) { DELETE node } IN TRANSACTIONS OF 5000 ROWS",
)


def address() -> tuple[str, str]:
    """Return the address and the password of the database; end the program where it is not named."""
    uri = os.environ.get("RECOUPE_BENCH_NEO4J_URI")
    if not uri:
        sys.exit("Set RECOUPE_BENCH_NEO4J_URI: the database that it names is emptied.")
    return uri, os.environ.get("RECOUPE_BENCH_NEO4J_PASSWORD", "")


@contextmanager
def driver() -> Iterator[Driver]:
    """Yield a driver for the database."""
    uri, password = address()
    with GraphDatabase.driver(
        uri, auth=("neo4j", password), notifications_min_severity="OFF"
    ) as found:
        yield found


def empty(session: Session) -> None:
    """Take everything out and leave the constraints and indexes."""
    for text in _EMPTYING:
        session.run(text).consume()
    schema.prepare(session)


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that `work` takes, to which what others left in this process adds nothing."""
    gc.collect()
    gc.freeze()
    start = time.perf_counter()
    try:
        work()
        return time.perf_counter() - start
    finally:
        gc.unfreeze()


def elements(session: Session) -> int:
    """Return how many nodes and relationships there are."""
    query = "RETURN COUNT { (n) } + COUNT { ()-->() }"
    return int(session.run(query).single(strict=True)[0])
