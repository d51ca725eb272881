"""Does what is made ready or looked up while a batch is written end in the graph as if it had not been?"""

import io
import threading
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from neo4j import Driver, Session
from neo4j.exceptions import SessionExpired

from graph import adoption, batching, drawing, intake, loader, writing
from graph.connection import Connection
from graph.dump import dump
from graph.edges import Drawn, Pair
from graph.merges import Merges
from graph.models import ArticleGraph
from tests.graph.articles import article

LINES = (
    "country:RU ATTACKS country:UA, actual, by country:RU confirms",
    "country:US TALKS_WITH country:RU, planned",
    "country:IR TRANSFERS_DRONES_TO country:RU with materiel:drones, alleged, by country:US asserts",
)
MANY = [article(f"n{n}", *LINES[: n % 4], day=f"2026-03-{n + 1:02}") for n in range(9)]
#: The source of an article before it, with another text; and a text of an article before it from another source.
LATER = article("later", LINES[2], source="n1")
ALSO = article("n2", *LINES[:2], source="elsewhere")


@pytest.fixture
def beside(driver: Driver, neo4j_server: Connection) -> Iterator[Session]:
    """A second session on the database."""
    with driver.session(database=neo4j_server.database) as session:
        yield session


@pytest.fixture
def other(driver: Driver, neo4j_server: Connection) -> Iterator[Session]:
    """Another importer's session."""
    with driver.session(database=neo4j_server.database) as session:
        yield session


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(batching, "BATCH_CLAIMS", 3)


def take_in(session: Session, graphs: list[ArticleGraph], beside: Session | None) -> intake.Intake:
    lines = b"\n".join(graph.model_dump_json().encode() for graph in graphs)
    return intake.take_in(session, [io.BytesIO(lines)], beside=beside)


def emptied(session: Session) -> Session:
    session.run("MATCH (n) DETACH DELETE n").consume()
    adoption.prepare(session)
    return session


@pytest.mark.parametrize(
    "graphs",
    [
        pytest.param(MANY, id="all new"),
        pytest.param([*MANY, LATER, *MANY[5:]], id="a source twice"),
        pytest.param([*MANY[:3], ALSO, LATER, *MANY[3:], MANY[1]], id="a text from two sources"),
    ],
)
def test_the_graph_and_the_counts_are_those_of_one_after_the_other(
    session: Session, beside: Session, graphs: list[ArticleGraph]
) -> None:
    alone = take_in(session, graphs, None)
    expected = list(dump(session))
    assert str(take_in(emptied(session), graphs, beside)) == str(alone)
    assert list(dump(session)) == expected
    take_in(session, graphs, beside)
    assert list(dump(session)) == expected


def test_what_is_new_is_worked_out_before_its_turn_and_once(
    session: Session, beside: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("worked out again")

    monkeypatch.setattr(writing, "Addition", never)
    assert take_in(session, MANY, beside).loaded.new == len(MANY)


def test_judgements_that_come_into_force_meanwhile_hold_for_what_was_made_ready(
    session: Session, beside: Session, other: Session
) -> None:
    merges = Merges.of_lines(["country:UA = country:BE"])
    adopted: list[int] = []

    def adopt_once(_: loader.Summary) -> None:
        if not adopted:
            adopted.append(adoption.adopt(other, merges))

    loader.load(session, MANY, beside=beside, progress=adopt_once)
    found = list(dump(session))
    assert adopted[0] < sum("UA" in str(claim) for graph in MANY for claim in graph.claims)
    adoption.prepare(emptied(session), merges)
    loader.load(session, MANY)
    assert list(dump(session)) == found


def test_edges_are_looked_up_beside_the_transaction_that_writes_new_articles(
    session: Session, beside: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    within: list[object] = []
    present = drawing.present

    def recorded(where: Session, pairs: Iterable[Pair]) -> Drawn:
        within.append(where)
        return present(where, pairs)

    monkeypatch.setattr(drawing, "present", recorded)
    take_in(session, MANY, beside)
    assert set(within) == {beside}


def test_edges_that_another_importer_draws_between_two_batches_are_counted(
    session: Session, beside: Session, other: Session
) -> None:
    theirs = [article("theirs", *LINES, day="2026-02-01")]

    def load_once(_: loader.Summary) -> None:
        if theirs:
            loader.load(other, [theirs.pop()])

    expected = _graph_of(session, [*MANY, *theirs])
    loader.load(emptied(session), MANY, beside=beside, progress=load_once)
    assert not theirs
    assert list(dump(session)) == expected


def test_two_importers_that_look_up_beside_their_transactions_end_in_the_same_graph(
    session: Session, driver: Driver, neo4j_server: Connection
) -> None:
    expected = _graph_of(session, [*MANY, LATER])
    emptied(session)

    def load(graphs: list[ArticleGraph]) -> None:
        opened = partial(driver.session, database=neo4j_server.database)
        with opened() as own, opened() as beside:
            take_in(own, graphs, beside)

    with ThreadPoolExecutor() as importers:
        [*importers.map(load, ([*MANY, LATER], [*MANY[2:][::-1], *MANY[:2], LATER]))]
    assert list(dump(session)) == expected


def test_a_lookup_beside_that_loses_its_connection_is_tried_again_with_its_transaction(
    session: Session, beside: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = _graph_of(session, MANY)
    present, lost = drawing.present, [SessionExpired("made up: a lookup cannot be cut off at will")]

    def cut_off_once(where: Session, pairs: Iterable[Pair]) -> Drawn:
        if lost:
            raise lost.pop()
        return present(where, pairs)

    monkeypatch.setattr(drawing, "present", cut_off_once)
    loader.load(emptied(session), MANY, beside=beside)
    assert not lost
    assert list(dump(session)) == expected


def test_a_refusal_names_the_line_of_its_own_record(session: Session, beside: Session) -> None:
    part = article("n7", LINES[0]).model_copy(update={"part": True})
    told = take_in(session, [*MANY, part], beside)
    assert [reject.record.line for reject in told.refused] == [10]
    assert told.loaded.new == len(MANY)


def test_where_drawing_fails_what_was_drawn_before_is_in_the_graph(
    session: Session, beside: Session
) -> None:
    def failing() -> Iterator[ArticleGraph]:
        yield from MANY
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        loader.load(session, failing(), beside=beside)
    left = list(dump(session))
    whole = next(n for n in range(len(MANY) + 1) if left == _graph_of(emptied(session), MANY[:n]))
    assert 0 < whole < len(MANY)


def _graph_of(session: Session, graphs: list[ArticleGraph]) -> list[str]:
    loader.load(session, graphs)
    return list(dump(session))


def test_each_batch_is_drawn_once_and_by_the_worker(beside: Session) -> None:
    by: list[int] = []

    def drawn() -> Iterator[ArticleGraph]:
        for graph in MANY[3:6]:
            by.append(threading.get_ident())
            yield graph

    with ThreadPoolExecutor(1) as worker:
        upcoming = batching.Upcoming(batching.batches(drawn(), 1), worker, beside)
        for batch in upcoming:
            assert upcoming.addition is not None
            assert upcoming.addition.records == batch
            upcoming.draw_next(Merges())
            upcoming.draw_next(Merges())
            assert upcoming.addition is None
    assert len(by) == 3
    assert len({*by, threading.get_ident()}) == 2
