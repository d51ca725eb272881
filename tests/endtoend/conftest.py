"""How do the tests run the commands on the database of the tests?"""

import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from click.testing import CliRunner, Result
from neo4j import Driver, Session

from cli.main import main
from graph import schema
from graph.connection import Connection
from tests.conftest import ROOT


class Recoupe:
    """The commands: within this process, or each in its own."""

    def __init__(self, server: Connection) -> None:
        self.environment = {
            "NEO4J_URI": server.uri,
            "NEO4J_USERNAME": server.username,
            "NEO4J_PASSWORD": server.password.get_secret_value(),
            "NEO4J_DATABASE": server.database,
        }

    def __call__(self, *arguments: object) -> Result:
        """Return what the command printed and how it ended."""
        return CliRunner().invoke(main, [str(a) for a in arguments], env=self.environment)

    def start(self, *arguments: object) -> subprocess.Popen[bytes]:
        """Start the command in a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-c", "from cli.main import main; main()", *map(str, arguments)],
            cwd=ROOT,
            env={**os.environ, **self.environment},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )


@pytest.fixture
def recoupe(neo4j_server: Connection, driver: Driver) -> Recoupe:  # noqa: ARG001 - emptied
    """The commands on an empty database."""
    return Recoupe(neo4j_server)


@pytest.fixture
def session(driver: Driver, neo4j_server: Connection) -> Iterator[Session]:
    """A session on an empty graph that has its schema."""
    with driver.session(database=neo4j_server.database) as session:
        schema.prepare(session)
        yield session
