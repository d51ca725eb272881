"""Does a graph of an earlier schema become the one that is made today, wherever its migration was cut short?"""

import pytest
from neo4j import Session

from graph import adoption, loader, schema
from graph.dump import dump
from tests.graph.articles import article

ARTICLES = (
    article(
        "arms",
        "country:IR TRANSFERS_DRONES_TO country:RU with materiel:drones, alleged, "
        "by country:US asserts, by country:IR denies",
        "country:US TALKS_WITH country:RU, actual",
        "country:RU TALKS_WITH country:US, actual",
        "country:RU ATTACKS country:RU, actual",
        "country:QA WARNS country:IR, planned, by country:QA denies",
    ),
    article(
        "old", "country:RU ATTACKS country:UA, actual, by country:RU confirms", day="1854-03-27"
    ),
    article("undated", "country:RU ATTACKS country:UA, negative, by country:RU asserts", day=None),
    article("refused", "country:IR ATTACKS country:UA, negative, by country:IR denies"),
)
INDEXES = "SHOW INDEXES YIELD name RETURN name ORDER BY name"
SCHEMA_5 = (
    "DROP INDEX claim_recency",
    "DROP INDEX claim_relation_recency",
    "DROP INDEX claim_contested",
    "DROP INDEX entity_neighbours",
    "CREATE INDEX claim_relation FOR (claim:Claim) ON (claim.relation)",
    "CREATE INDEX claim_relation_reported FOR (claim:Claim) ON (claim.relation, claim.reported)",
    "MATCH (schema:Schema) SET schema.version = 5 REMOVE schema.relations",
)


def make_schema_5(session: Session, claims: int, entities: int) -> None:
    """Make the graph one of schema 5, of which a migration has got so many claims and entities done."""
    for text in SCHEMA_5:
        session.run(text).consume()
    session.run(
        "MATCH (claim:Claim) WITH claim ORDER BY claim.id SKIP $done REMOVE claim.recency, claim.contested",
        done=claims,
    ).consume()
    session.run(
        "MATCH (entity:Entity) WITH entity ORDER BY entity.id SKIP $done "
        "REMOVE entity.neighbours, entity.edges, entity.claims",
        done=entities,
    ).consume()


@pytest.mark.parametrize(
    ("claims", "entities"),
    [
        pytest.param(0, 0, id="never begun"),
        pytest.param(3, 0, id="cut short among the claims"),
        pytest.param(8, 2, id="cut short among the entities"),
        pytest.param(8, 9, id="cut short before the indexes"),
    ],
)
def test_schema_5_becomes_what_is_made_today(session: Session, claims: int, entities: int) -> None:
    adoption.prepare(session)
    loader.load(session, ARTICLES)
    expected, indexes = list(dump(session)), session.run(INDEXES).value()
    make_schema_5(session, claims, entities)
    assert session.run(INDEXES).value() != indexes
    schema.prepare(session)
    assert list(dump(session)) == expected
    assert schema.recorded(session) == schema.latest()
    assert session.run(INDEXES).value() == indexes


def test_loading_goes_on_from_schema_5(session: Session) -> None:
    adoption.prepare(session)
    loader.load(session, ARTICLES)
    expected = list(dump(session))
    session.run("MATCH (n) DETACH DELETE n").consume()
    adoption.prepare(session)
    loader.load(session, ARTICLES[:2])
    make_schema_5(session, 0, 0)
    adoption.prepare(session)
    loader.load(session, ARTICLES)
    assert list(dump(session)) == expected
