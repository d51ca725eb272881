"""Do the derived edges follow an ontology that has changed?"""

import pytest
from neo4j import Session

from graph import adoption, loader
from graph.dump import dump
from graph.models import ArticleGraph
from graph.redrawing import signatures
from graph.retract import retract
from tests.graph.articles import article

RAID = article("raid", "country:UA ATTACKS country:RU, actual")
TALKS = article("talks", "country:US TALKS_WITH country:RU, actual")
EDGES = "MATCH (a:Entity)-[edge]->(b:Entity) RETURN a.id + ' ' + type(edge) + ' ' + b.id AS edge ORDER BY edge"


@pytest.fixture
def plain(session: Session) -> list[str]:
    """The dump of the graph of both articles, in which the session is."""
    adoption.prepare(session)
    loader.load(session, [RAID, TALKS])
    return list(dump(session))


def drawn_by_another(session: Session, change: str, *signatures: str) -> None:
    """Make the graph what an ontology with these relations would have made it."""
    session.run(change).consume()
    session.run("MATCH (s:Schema) SET s.relations = $names", names=list(signatures)).consume()


def test_a_relation_that_is_gone_draws_nothing(session: Session, plain: list[str]) -> None:
    change = (
        "MATCH (claim:Claim {relation: 'ATTACKS'}) SET claim.relation = 'RAIDS' WITH claim "
        "MATCH (a)-[edge:ATTACKS]->(b) CREATE (a)-[:RAIDS {claims: 1}]->(b) DELETE edge"
    )
    drawn_by_another(session, change, *signatures(), "RAIDS")
    adoption.prepare(session)
    assert session.run(EDGES).value() == ["country:RU TALKS_WITH country:US"]
    newer: ArticleGraph = RAID.model_copy(update={"extractor": "2"})
    loader.load(session, [newer])
    loader.load(session, [RAID])
    assert list(dump(session)) == plain


@pytest.mark.parametrize(
    ("change", "known", "other"),
    [
        pytest.param(
            "MATCH (a)-[edge:TALKS_WITH]->(b) CREATE (b)-[:TALKS_WITH {claims: 1}]->(a) DELETE edge",
            "TALKS_WITH~",
            "TALKS_WITH",
            id="it had one",
        ),
        pytest.param(
            "MATCH (a)-[edge:ATTACKS]->(b) CREATE (b)-[:ATTACKS {claims: 1}]->(a) DELETE edge",
            "ATTACKS",
            "ATTACKS~",
            id="it had none",
        ),
    ],
)
def test_a_relation_whose_direction_changed_is_drawn_anew(
    session: Session, plain: list[str], change: str, known: str, other: str
) -> None:
    names = [other if name == known else name for name in signatures()]
    drawn_by_another(session, change, *names)
    assert list(dump(session)) != plain
    adoption.prepare(session)
    assert list(dump(session)) == plain


def test_a_new_relation_is_drawn_and_a_graph_that_kept_none_is_mended(
    session: Session, plain: list[str]
) -> None:
    remove = "MATCH (:Entity)-[edge:ATTACKS]->(:Entity) DELETE edge"
    for names in (set(signatures()) - {"ATTACKS"}, set()):
        drawn_by_another(session, remove, *names)
        adoption.prepare(session)
        assert list(dump(session)) == plain
    retract(session, source="raid")
    assert session.run(EDGES).value() == ["country:RU TALKS_WITH country:US"]
