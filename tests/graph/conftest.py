"""Which graph do the tests of the database side start from?"""

from collections.abc import Iterator

import pytest
from neo4j import Driver, Session

from graph import schema
from graph.connection import Connection


@pytest.fixture
def session(driver: Driver, neo4j_server: Connection) -> Iterator[Session]:
    """A session on an empty graph that has its schema."""
    with driver.session(database=neo4j_server.database) as session:
        schema.prepare(session)
        yield session
