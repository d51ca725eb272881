"""Does `recoupe status` tell what there is?"""

import json

import pytest
from click.testing import CliRunner
from neo4j import Driver

from cli.main import main
from graph.connection import Connection


@pytest.mark.usefixtures("driver")
def test_empty_graph(neo4j_server: Connection) -> None:
    password = neo4j_server.password.get_secret_value()
    shown = CliRunner().invoke(
        main, ["status", "--json", "--uri", neo4j_server.uri, "--password", password]
    )
    facts = json.loads(shown.output)
    assert (facts["articles"], facts["entities"], facts["claims"]) == (0, 0, 0)
    assert facts["server"] == "address given"
    assert facts["model"].startswith("fr_core_news_")


def test_counts(neo4j_server: Connection, driver: Driver) -> None:
    driver.execute_query(
        "CREATE (:Article)<-[:REPORTED_IN]-(:Claim), (:Entity)-[:THREATENS]->(:Entity)"
    )
    password = neo4j_server.password.get_secret_value()
    shown = CliRunner().invoke(main, ["status", "--uri", neo4j_server.uri, "-p", password])
    lines = dict(line.split(maxsplit=1) for line in shown.output.splitlines())
    assert (lines["articles"], lines["entities"], lines["claims"]) == ("1", "2", "1")
