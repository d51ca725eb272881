"""Does `recoupe status` tell what there is?"""

import json

import pytest
from click.testing import CliRunner
from neo4j import Driver

from cli.main import main
from graph import schema
from graph.connection import Connection
from graph.statements import statement


@pytest.mark.usefixtures("driver")
def test_empty_graph(neo4j_server: Connection) -> None:
    shown = CliRunner().invoke(
        main,
        ["status", "--json", "--uri", neo4j_server.uri, "--password-file", "-"],
        input=neo4j_server.password.get_secret_value(),
    )
    facts = json.loads(shown.output)
    assert (facts["articles"], facts["entities"], facts["claims"]) == (0, 0, 0)
    assert facts["server"] == "address given"
    assert facts["model"].startswith("fr_core_news_")


def test_counts(neo4j_server: Connection, driver: Driver) -> None:
    driver.execute_query(
        "CREATE (:Article)<-[:REPORTED_IN]-(:Claim), (:Entity)-[:THREATENS]->(:Entity)"
    )
    shown = CliRunner().invoke(
        main,
        ["status", "--json", "--uri", neo4j_server.uri, "--password-file", "-"],
        input=neo4j_server.password.get_secret_value(),
    )
    facts = json.loads(shown.output)
    counted = ("articles", "entities", "claims", "typed_edges")
    assert tuple(facts[name] for name in counted) == (1, 2, 1, 1)


def test_the_schema_of_a_graph_is_told(neo4j_server: Connection, driver: Driver) -> None:
    with driver.session(database=neo4j_server.database) as session:
        assert schema.recorded(session) == 0
        schema.prepare(session)
        assert schema.recorded(session) == schema.latest()
        session.run(statement("load/record_version"), version=schema.latest() + 1).consume()
        with pytest.raises(schema.SchemaError, match="update recoupe"):
            schema.prepare(session)
