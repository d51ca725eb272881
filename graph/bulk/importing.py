"""How are prepared files made the database of the managed server, with nothing lost if that is cut short?

The tool imports into a folder of its own. Only when that is whole does the server stop, get the new database
in one step, and start again: starting, it puts it in the place of the old, which is empty.
"""

import fcntl
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j import Session, Transaction
from neo4j.exceptions import DriverError, Neo4jError

from graph.bulk import tables
from graph.server import configuration, process
from graph.server.home import Home
from graph.server.install import library
from graph.server.java import administer
from graph.statements import statement
from ontology.errors import RecoupeError

HEAP = "1g"
_PREFIX = "bulk-"
_OPTIONS = (
    *("--id-type=string", "--multiline-fields=true", "--bad-tolerance=0"),
    f"--array-delimiter=U+{ord(tables.SEPARATOR):04X}",
)


class BulkError(RecoupeError):
    """The archive cannot be imported in bulk: load it without --bulk, or as the message says."""


def require_empty(session: Session) -> None:
    """Make sure that the graph holds nothing yet.

    Raises:
        BulkError: it holds something.
    """
    _require_empty(session, "this one has something in it")


@contextmanager
def workshop(home: Home) -> Iterator[Path]:
    """Yield a folder for the files, on the disk of the server's data; it is deleted in the end.

    So are those of others who were killed before they could delete theirs.

    Raises:
        BulkError: somebody else is at it.
    """
    with (home.root / "bulk.lock").open("a") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise BulkError(
                "another load --bulk is filling this graph: wait for its end."
            ) from error
        for left in home.root.glob(f"{_PREFIX}*"):
            shutil.rmtree(left, ignore_errors=True)
        with tempfile.TemporaryDirectory(prefix=_PREFIX, dir=home.root) as folder:
            yield Path(folder)


def build(home: Home, folder: Path, database: str) -> Home:
    """Import the files of `folder` into a database of its own below it.

    Raises:
        BulkError: the tool refuses them.
    """
    built = Home(folder / "server", home.release)
    configuration.write(built, bolt_port=configuration.BOLT_PORT, http_port=configuration.HTTP_PORT)
    report = f"--report-file={folder / 'import.report'}"  # else it is left where the user stands
    words = ["database", "import", "full", database, report, *_OPTIONS, *tables.options(folder)]
    done = administer(library(home.release), built, words, heap=HEAP)
    if done.returncode != 0:
        raise BulkError(f"Neo4j's import tool refuses the files: {_reason(done.stderr)}")
    return built


def take_over(session: Session, home: Home, built: Home) -> None:
    """Let the managed server go on with the database of `built`; `session` ends with the old one.

    Raises:
        BulkError: somebody has written into the graph meanwhile, or stopped the server.
    """
    server = process.running(home)
    if server is None:
        raise BulkError("the managed server has been stopped meanwhile: start it and load again.")
    try:
        with session.begin_transaction() as tx:
            tx.run(
                statement("load/take_turn")
            ).consume()  # nobody else writes until the server is down
            _require_empty(tx, "somebody has written into it meanwhile")
            process.stop(home, at_once=True)  # an empty one has nothing to finish
    except (DriverError, Neo4jError):
        if process.running(home):
            raise
    try:
        (built.root / "data").rename(home.incoming)
    finally:
        process.start(home, bolt_port=server.bolt_port, http_port=server.http_port)


def _require_empty(runner: Session | Transaction, fault: str) -> None:
    counts = runner.run(statement("counts")).single(strict=True)
    if any(counts.values()):
        raise BulkError(f"--bulk is for an empty graph, and {fault}: load without --bulk.")


def _reason(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return next(
        (line for line in lines if "rror" in line or "Caused by" in line), "it says nothing"
    )
