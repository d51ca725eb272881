"""How do tests run a Neo4j that may be killed, and importers that may be?"""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from neo4j import GraphDatabase, Session
from pydantic import SecretStr

from graph.connection import Connection, Way
from graph.models import ArticleGraph
from graph.server import process
from graph.server.home import USERNAME, Home
from tests.conftest import ROOT

#: The command, in transactions so small that most moments lie inside one.
COMMAND = (
    "from graph import batching; batching.BATCH_CLAIMS = 12; from cli.main import main; main()"
)
WHOLE = """
MATCH (article:Article)
RETURN article.id, COUNT { (article)<-[:REPORTED_IN]-() }, COUNT { (article)-[:MENTIONS]->() }
"""


class Server:
    """A Neo4j of these tests' own, which may be killed."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.start()

    def start(self) -> None:
        """Start it, on the ports that it had."""
        running = process.start(
            self.home, **({} if self.home.last_running() else {"bolt_port": 0, "http_port": 0})
        )
        self.connection = Connection(
            Way.ADDRESS, running.uri, USERNAME, SecretStr(self.home.password() or ""), "neo4j"
        )

    def kill(self) -> None:
        """Kill it at once, and wait until it is dead."""
        running = process.running(self.home)
        assert running is not None
        os.kill(running.pid, signal.SIGKILL)
        while process.running(self.home):
            time.sleep(0.01)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """Yield a session that waits for nobody."""
        login = (USERNAME, self.connection.password.get_secret_value())
        with GraphDatabase.driver(self.connection.uri, auth=login) as driver, driver.session() as s:
            yield s

    def importer(self, file: Path) -> subprocess.Popen[str]:
        """Start `recoupe load` on it, in a process of its own."""
        environment = {
            "NEO4J_URI": self.connection.uri,
            "NEO4J_PASSWORD": self.connection.password.get_secret_value(),
        }
        return subprocess.Popen(
            [sys.executable, "-c", COMMAND, "load", str(file), "--rejects", f"{file}.rejects"],
            cwd=ROOT,
            env=os.environ | environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )


def empty(session: Session) -> None:
    """Take everything out, and leave constraints and indexes."""
    session.run("MATCH (n) DETACH DELETE n").consume()


def await_articles(server: Server, number: int, importer: subprocess.Popen[str]) -> None:
    """Wait until the graph has so many articles, or the importer has ended."""
    with server.session() as session:
        while importer.poll() is None:
            if session.run("MATCH (article:Article) RETURN count(article)").value()[0] >= number:
                return
            time.sleep(0.01)


def assert_all_are_whole(session: Session, articles: list[ArticleGraph]) -> None:
    """Fail if an article is there in part."""
    whole = {(g.article.id, len(g.claims), len(g.entities)) for g in articles}
    assert {tuple(row) for row in session.run(WHOLE)} <= whole


def finish(server: Server, file: Path) -> None:
    """Run the importer once more; it says that nothing was left out."""
    importer = server.importer(file)
    told = importer.communicate(timeout=600)
    assert importer.returncode == 0, told
