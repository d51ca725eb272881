"""Do real articles and the examples become the facts that they tell, each with its evidence?"""

import pytest
from neo4j import Session

from graph import loader
from graph.models import ArticleGraph

EDGES = """
MATCH (subject:Entity)-[edge]->(object:Entity)
RETURN subject.name, type(edge), object.name
"""
SOURCES = """
MATCH (subject)<-[:SUBJECT]-(claim:Claim)-[:OBJECT]->(object),
      (source:Entity)-[said:ASSERTS|CONFIRMS|DENIES|DECLINES]->(claim)
RETURN subject.name, claim.relation, object.name, type(said), source.name
"""
PLANS = """
MATCH (subject)<-[:SUBJECT]-(claim:Claim {modality: 'planned'})-[:OBJECT]->(object)
OPTIONAL MATCH (claim)-[:COUNTERPART]->(counterpart)
RETURN subject.name, claim.relation, object.name, coalesce('/ ' + counterpart.name, 'planned')
"""
QUOTATIONS = """
MATCH (article:Article)<-[:REPORTED_IN]-(claim:Claim)
UNWIND range(0, size(claim.spans) - 2, 2) AS i
RETURN claim.evidence, substring(article.text, claim.spans[i], claim.spans[i + 1] - claim.spans[i])
"""

Fact = tuple[str, ...]

REAL: dict[str, set[Fact]] = {
    "000": {
        ("Russie", "SUPPLIES_INTELLIGENCE_TO", "Iran"),
        ("États-Unis", "SUPPLIES_INTELLIGENCE_TO", "Ukraine"),
        ("États-Unis", "ATTACKS", "Iran"),
        ("Russie", "SUPPLIES_INTELLIGENCE_TO", "Iran", "DECLINES", "Russie"),
    },
    "001": {
        ("États-Unis", "SUPPLIES_INTELLIGENCE_TO", "Ukraine"),
        ("États-Unis", "SUPPLIES_INTELLIGENCE_TO", "Ukraine", "CONFIRMS", "Dmitri Peskov"),
        ("États-Unis", "SUPPLIES_INTELLIGENCE_TO", "Ukraine", "ASSERTS", "Wall Street Journal"),
    },
    "002": {
        ("Russie", "MEDIATES_BETWEEN", "États-Unis", "/ Iran"),
        ("Russie", "INVADES", "Ukraine"),
        ("Iran", "NEGOTIATES_WITH", "États-Unis"),
    },
    "003": {
        ("Iran", "TRANSFERS_MISSILES_TO", "Russie"),
        ("Corée du Nord", "TRANSFERS_MISSILES_TO", "Russie", "ASSERTS", "États-Unis"),
        ("Corée du Nord", "TRANSFERS_MUNITIONS_TO", "Russie"),
        ("Iran", "TRANSFERS_WEAPONS_TO", "Russie", "DENIES", "Iran"),
    },
    "004": {
        ("Iran", "TRANSFERS_DRONES_TO", "Russie", "CONFIRMS", "Iran"),
        ("Royaume-Uni", "IMPOSES_SANCTIONS_ON", "généraux iraniens"),
        ("Union européenne", "IMPOSES_SANCTIONS_ON", "généraux iraniens"),
        ("Ukraine", "ACCUSES", "Russie"),
    },
}
EXAMPLES: dict[str, set[Fact]] = {
    "2022-11-12_drones-iraniens": {
        ("Iran", "TRANSFERS_DRONES_TO", "Russie", "CONFIRMS", "Iran"),
        ("Royaume-Uni", "IMPOSES_SANCTIONS_ON", "généraux iraniens"),
        ("Ebrahim Raïssi", "TALKS_WITH", "Vladimir Poutine"),
    },
    "2022-11-12_nucleaire-quatre-questions": {
        ("Russie", "INVADES", "Ukraine"),
        ("Russie", "SUPPLIES_TECHNOLOGY_TO", "Iran", "ASSERTS", "CNN"),
        ("Iran", "TRANSFERS_DRONES_TO", "Russie"),
    },
    "2024-09-07_missiles-en-direct": {
        ("Iran", "TRANSFERS_MISSILES_TO", "Russie", "ASSERTS", "États-Unis"),
        ("Iran", "TRANSFERS_WEAPONS_TO", "Russie", "DENIES", "Iran"),
        ("Corée du Nord", "TRANSFERS_MUNITIONS_TO", "Russie"),
        ("Joe Biden", "MEETS_WITH", "Keir Starmer", "planned"),
    },
    "2025-03-04_mediation-russe": {
        ("Donald Trump", "TALKS_WITH", "Vladimir Poutine"),
        ("Ali Khamenei", "REJECTS", "Donald Trump"),
        ("Russie", "INVADES", "Ukraine"),
    },
    "2025-10-01_renseignement-ukraine": {
        ("États-Unis", "SUPPLIES_INTELLIGENCE_TO", "Ukraine", "CONFIRMS", "Dmitri Peskov"),
        ("OTAN", "SUPPLIES_INTELLIGENCE_TO", "Ukraine"),
        ("Dmitri Peskov", "HOLDS_OFFICE_IN", "Russie"),
    },
    "2026-03-10_renseignements-russes": {
        ("Russie", "SUPPLIES_INTELLIGENCE_TO", "Iran", "DECLINES", "Dmitri Peskov"),
        ("Israël", "ATTACKS", "Iran"),
        ("Dmitri Peskov", "HOLDS_OFFICE_IN", "Russie"),
    },
}


def facts(session: Session, graph: ArticleGraph) -> set[Fact]:
    """Return what the database tells once it holds just this article: edges, plans, who said what."""
    loader.load(session, [graph])
    return {tuple(row.values()) for query in (EDGES, PLANS, SOURCES) for row in session.run(query)}


@pytest.mark.parametrize(("name", "told"), REAL.items(), ids=REAL)
def test_a_real_article_becomes_its_facts(
    session: Session, real: dict[str, ArticleGraph], name: str, told: set[Fact]
) -> None:
    assert told - facts(session, real[name]) == set()


@pytest.mark.parametrize(("name", "told"), EXAMPLES.items(), ids=EXAMPLES)
def test_an_example_becomes_its_facts(
    session: Session, examples: dict[str, ArticleGraph], name: str, told: set[Fact]
) -> None:
    assert told - facts(session, examples[name]) == set()


def test_facts_of_every_example_are_tested(examples: dict[str, ArticleGraph]) -> None:
    assert set(examples) == set(EXAMPLES)


@pytest.mark.parametrize("articles", ["real", "examples"])
def test_evidence_in_the_graph_quotes_the_text(
    session: Session, request: pytest.FixtureRequest, articles: str
) -> None:
    graphs: dict[str, ArticleGraph] = request.getfixturevalue(articles)
    loader.load(session, graphs.values())
    quotations = [tuple(row.values()) for row in session.run(QUOTATIONS)]
    assert len(quotations) >= sum(len(graph.claims) for graph in graphs.values())
    assert [q for q in quotations if not q[1] or q[1] not in q[0]] == []
