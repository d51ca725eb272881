"""Do the derived edges follow an ontology that has changed, wherever that is cut short?"""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from neo4j import Driver, Session

from graph import adoption, loader, redrawing
from graph.dump import dump
from graph.retract import retract
from ontology.relations import relations
from tests.graph.articles import article

RAID = article("raid", "country:UA ATTACKS country:RU, actual")
TALKS = article(
    "talks",
    "country:US TALKS_WITH country:RU, actual",
    "country:RU TALKS_WITH country:US, alleged",
    "country:QA TALKS_WITH country:US, actual",
    "country:UA ATTACKS country:RU, actual",
    "country:RU ATTACKS country:UA, actual",
    "country:RU ATTACKS country:RU, actual",
    "country:IR ATTACKS country:QA, planned",
    "country:RU WARNS country:UA, actual",
)
MORE = article(
    "more",
    "country:US TALKS_WITH country:QA, actual",
    "country:UA ATTACKS country:RU, alleged",
    "country:IR ATTACKS country:US, actual",
)
EDGES = "MATCH (a:Entity)-[edge]->(b:Entity) RETURN DISTINCT type(edge) AS type ORDER BY type"
MISCOUNTED = """
MATCH (entity:Entity)
CALL (entity) {
  OPTIONAL MATCH (entity)-[edge]-(other:Entity)
  RETURN count(DISTINCT CASE WHEN other <> entity THEN other END) AS neighbours,
         count(edge) AS edges, sum(edge.claims) AS claims
}
WITH entity, [neighbours, edges, claims] AS found
WHERE found <> [coalesce(entity.neighbours, 0), coalesce(entity.edges, 0), coalesce(entity.claims, 0)]
RETURN entity.id
"""

Change = Callable[[pytest.MonkeyPatch], None]


def without(name: str) -> Change:
    """Return what makes the ontology lack a relation."""
    return lambda patch: patch.delitem(relations(), name)  # type: ignore[arg-type]


def turned(name: str) -> Change:
    """Return what makes a relation lose its direction, or get one."""
    other = relations()[name].model_copy(update={"symmetric": not relations()[name].symmetric})
    return lambda patch: patch.setitem(relations(), name, other)  # type: ignore[arg-type]


CHANGES = [
    pytest.param(without("ATTACKS"), id="it is new"),
    pytest.param(turned("TALKS_WITH"), id="it had a direction"),
    pytest.param(turned("ATTACKS"), id="it had none"),
]


@pytest.fixture
def plain(session: Session) -> list[str]:
    """The dump of the graph of both articles, in which the session is."""
    adoption.prepare(session)
    loader.load(session, [RAID, TALKS])
    return list(dump(session))


def draw_under(session: Session, change: Change) -> None:
    """Make the graph what another ontology makes of the same claims."""
    with pytest.MonkeyPatch.context() as patch:
        change(patch)
        adoption.prepare(session)


def test_a_relation_that_is_gone_draws_nothing(session: Session, plain: list[str]) -> None:
    draw_under(session, without("ATTACKS"))
    assert session.run(EDGES).value() == ["TALKS_WITH", "WARNS"]
    without_its_edges = [line for line in plain if '"type": "ATTACKS"' not in line]
    relationships = [line for line in dump(session) if '"type"' in line]
    assert relationships == [line for line in without_its_edges if '"type"' in line]
    adoption.prepare(session)
    assert list(dump(session)) == plain


@pytest.mark.parametrize("change", CHANGES)
def test_a_relation_that_changed_is_drawn_anew(
    session: Session, plain: list[str], change: Change
) -> None:
    draw_under(session, change)
    assert list(dump(session)) != plain
    adoption.prepare(session)
    assert list(dump(session)) == plain


@pytest.mark.parametrize("change", CHANGES[1:])
def test_a_direction_that_changes_gives_the_graph_of_a_fresh_load(
    session: Session, plain: list[str], change: Change
) -> None:
    draw_under(session, change)
    found = list(dump(session))
    session.run("MATCH (n) DETACH DELETE n").consume()
    with pytest.MonkeyPatch.context() as patch:
        change(patch)
        adoption.prepare(session)
        loader.load(session, [TALKS, RAID])
        assert list(dump(session)) == found
    assert found != plain


def test_an_edge_that_only_turns_round_leaves_its_ends_as_many(session: Session) -> None:
    adoption.prepare(session)
    loader.load(session, [RAID])
    draw_under(session, turned("ATTACKS"))
    assert session.run("MATCH (a)-[e:ATTACKS]->(b) RETURN a.id, e.claims, b.id").values() == [
        ["country:RU", 1, "country:UA"]
    ]
    assert session.run(MISCOUNTED).values() == []


def test_a_graph_that_does_not_say_how_it_is_drawn_is_drawn_anew(
    session: Session, plain: list[str]
) -> None:
    draw_under(session, without("ATTACKS"))
    session.run("MATCH (schema:Schema) REMOVE schema.relations").consume()
    adoption.prepare(session)
    assert list(dump(session)) == plain


def before_batch(
    patch: pytest.MonkeyPatch, session: Session, number: int, happens: Callable[[], None]
) -> None:
    """Let something happen before a transaction of the session, each of which redraws one pair."""
    numbers = count()
    write = session.execute_write

    def counted(*arguments: Any) -> Any:
        if next(numbers) == number:
            happens()
        return write(*arguments)

    patch.setattr(redrawing, "BATCH_PAIRS", 1)
    patch.setattr(session, "execute_write", counted)


@pytest.mark.parametrize("change", CHANGES)
def test_wherever_it_is_cut_short_counts_are_right_and_the_next_one_finishes(
    session: Session, plain: list[str], change: Change
) -> None:
    def stop() -> None:
        raise KeyboardInterrupt

    for number in range(3):
        draw_under(session, change)
        with pytest.MonkeyPatch.context() as patch:
            before_batch(patch, session, number, stop)
            with pytest.raises(KeyboardInterrupt):
                adoption.prepare(session)
        assert session.run(MISCOUNTED).value() == []
        adoption.prepare(session)
        assert list(dump(session)) == plain


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("number", [0, 2])
def test_importers_that_are_done_with_it_may_write_meanwhile(
    session: Session, driver: Driver, plain: list[str], change: Change, number: int
) -> None:
    def write() -> None:
        with driver.session() as other:
            adoption.prepare(other)
            retract(other, source="raid")
            loader.load(other, [MORE])

    draw_under(session, change)
    with pytest.MonkeyPatch.context() as patch:
        before_batch(patch, session, number, write)
        adoption.prepare(session)
    found = list(dump(session))
    session.run("MATCH (n) DETACH DELETE n").consume()
    adoption.prepare(session)
    loader.load(session, [MORE, TALKS])
    assert found == list(dump(session)) != plain
