"""Is the graph exactly what its records and judgements say, however they came, went and came again?"""

import io
import os
from collections.abc import Callable, Sequence

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from neo4j import Session

from graph import adoption, intake, loader
from graph.dump import dump
from graph.exports import jsonl, selection
from graph.merges import Merges
from graph.models import Article, ArticleGraph
from graph.renewal import renew
from graph.restoration import copies, moved, records
from graph.retract import retract
from tests.graph.articles import article

#: How many histories are tried; RECOUPE_TEST_HISTORIES tries more.
HISTORIES = int(os.environ.get("RECOUPE_TEST_HISTORIES", "12"))

SOURCES = ("a.txt", "b.txt", "c.txt")
CLAIMS = (
    (
        "country:IR TRANSFERS_DRONES_TO country:RU with materiel:drones, alleged, by country:US asserts",
    ),
    (
        "country:RU ATTACKS country:UA, actual, by country:RU confirms",
        "country:US WARNS country:RU",
    ),
    ("country:US TALKS_WITH country:RU, actual", "country:RU TALKS_WITH country:US, planned"),
    (
        "country:QA MEDIATES_BETWEEN country:US / country:IR, actual",
        "country:IR ATTACKS country:UA",
    ),
)
JUDGEMENTS = (
    (),
    ("country:IR = country:RU",),
    ("country:US in a.txt = org:otan", "country:QA = country:UA"),
    ("country:IR = country:RU", "country:RU in sha256:t1 = country:US"),
    ("country:IR as Iran in b.txt = country:UA", "country:US as États-Unis = country:QA"),
)


def record(text: int, reading: int, source: str, extractor: str = "1") -> ArticleGraph:
    """Return a record of the text with that number, read in one of several ways."""
    whole = article(
        f"t{text}",
        *(line for lines in CLAIMS for line in lines),
        day=f"2026-03-{text + 1:02}",
        source=source,
        text=f"Texte {text}",
    )
    read = CLAIMS[(text + reading) % len(CLAIMS)]
    claims = tuple(claim for claim in whole.claims if claim.evidence[0].text in read)
    named = {end for c in claims for end in (c.subject, c.object, c.counterpart, c.instrument)}
    named |= {attribution.source for claim in claims for attribution in claim.attributions}
    entities = tuple(entity for entity in whole.entities if entity.id in named)
    return whole.model_copy(update={"extractor": extractor, "claims": claims, "entities": entities})


Step = tuple[str, object]
RECORDS = st.builds(
    record,
    st.integers(0, 2),
    st.integers(0, 1),
    st.sampled_from(SOURCES),
    st.sampled_from(("1", "1", "2")),
)
STEPS = st.one_of(
    st.tuples(st.just("load"), st.lists(RECORDS, min_size=1, max_size=4)),
    st.tuples(st.just("retract"), st.sampled_from(SOURCES)),
    st.tuples(st.just("judge"), st.sampled_from(JUDGEMENTS)),
)


def empty(session: Session) -> None:
    session.run("MATCH (n) DETACH DELETE n").consume()


def fresh(
    session: Session, graphs: Sequence[ArticleGraph], judgements: Sequence[str] = ()
) -> list[str]:
    """Return the dump of a graph into which just these were loaded, under these judgements."""
    empty(session)
    adoption.prepare(session, Merges.of_lines(judgements))
    loader.load(session, graphs)
    return list(dump(session))


class History:
    """A graph to which things happen, and what it ought to hold after them."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.held: dict[str, ArticleGraph] = {}
        self.judgements: Sequence[str] = ()
        empty(session)

    def load(self, graphs: list[ArticleGraph]) -> None:
        """Load a file of records; each takes the place of the one that its source had."""
        lines = b"\n".join(graph.model_dump_json().encode() for graph in graphs)
        intake.take_in(self.session, [io.BytesIO(lines)])
        for graph in graphs:
            self._hold(graph)

    def _hold(self, graph: ArticleGraph) -> None:
        """Keep a record; the same article from elsewhere is as this extractor read it."""
        for source, other in self.held.items():
            if other.article.id == graph.article.id and other.extractor != graph.extractor:
                self.held[source] = moved(graph, source)
        self.held[graph.article.source] = graph

    def retract(self, source: str) -> None:
        """Take out what came from a source."""
        if self.held.pop(source, None):
            retract(self.session, source=source)

    def judge(self, judgements: Sequence[str]) -> None:
        """Put an analyst's judgements into force."""
        adoption.adopt(self.session, Merges.of_lines(judgements))
        self.judgements = judgements


@settings(
    max_examples=HISTORIES,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=st.lists(STEPS, min_size=2, max_size=7))
def test_only_what_is_held_in_the_end_counts(session: Session, steps: list[Step]) -> None:
    history = History(session)
    for name, argument in steps:
        happen: Callable[[object], None] = getattr(history, name)
        happen(argument)
    found = list(dump(session))
    assert found == fresh(session, list(history.held.values())[::-1], history.judgements)
    for graph in records(session, [g.article.id for g in history.held.values()]):
        assert history.held[graph.article.source] == graph


def test_a_text_from_two_sources_outlives_the_retraction_of_one(session: Session) -> None:
    both = [record(0, reading, source) for reading, source in ((0, "a.txt"), (1, "b.txt"))]
    alone = [fresh(session, [graph]) for graph in both]
    for left, gone in ((0, "b.txt"), (1, "a.txt")):
        fresh(session, both)
        retract(session, source=gone)
        assert list(dump(session)) == alone[left]
    fresh(session, both)
    retract(session, article="sha256:t0")
    assert list(dump(session)) == []


def test_a_text_that_changes_at_one_source_stays_at_the_other(session: Session) -> None:
    changed = record(1, 0, "a.txt")
    expected = fresh(session, [changed, record(0, 0, "b.txt")])
    fresh(session, [record(0, 0, "a.txt"), record(0, 0, "b.txt")])
    summary = loader.load(session, [changed])
    assert (summary.new, summary.replaced, summary.unchanged) == (0, 1, 0)
    assert list(dump(session)) == expected


def test_another_extractor_is_heard_whichever_source_it_read(session: Session) -> None:
    newer = record(0, 1, "b.txt", "2")
    expected = fresh(session, [record(0, 1, "a.txt", "2"), newer])
    fresh(session, [record(0, 0, "a.txt"), record(0, 0, "b.txt")])
    loader.load(session, [newer])
    assert list(dump(session)) == expected


def _newer(articles: Sequence[Article]) -> list[ArticleGraph]:
    numbers = [int(found.id[-1]) for found in articles]
    return [record(n, 1, a.source, "2") for n, a in zip(numbers, articles, strict=True)]


def test_renewal_gives_the_graph_of_a_fresh_load(session: Session) -> None:
    places = [(0, "a.txt"), (1, "b.txt"), (1, "c.txt"), (2, "d.txt")]
    expected = fresh(session, [record(n, 1, s, "2") for n, s in places], JUDGEMENTS[3])
    fresh(session, [record(n, 0, s) for n, s in places], JUDGEMENTS[3])
    summary = renew(session, "2", _newer)
    assert (summary.new, summary.replaced) == (0, 3)
    assert list(dump(session)) == expected
    assert renew(session, "2", _newer) == loader.Summary()


def test_renewal_reaches_what_another_source_says(session: Session) -> None:
    texts = [record(0, reading, source) for reading, source in ((1, "a.txt"), (0, "b.txt"))]
    fresh(session, texts)
    loader.load(session, [record(0, 1, "a.txt", "2")])
    renew(session, "2", _newer)
    found = records(session, ["sha256:t0"])
    assert {g.extractor for g in (*found, *copies(session, found))} == {"2"}


def test_renewal_leaves_alone_what_changed_meanwhile(session: Session) -> None:
    changed = record(1, 0, "a.txt", "other")

    def slowly(articles: Sequence[Article]) -> list[ArticleGraph]:
        loader.load(session, [changed])
        retract(session, source="c.txt")
        return _newer(articles)

    expected = fresh(session, [changed])
    fresh(session, [record(0, 0, "a.txt"), record(2, 0, "c.txt")])
    renew(session, "2", slowly)
    assert list(dump(session)) == expected


def test_a_judgement_that_was_cut_short_is_finished_by_the_next_importer(session: Session) -> None:
    graphs = [record(n, 0, s) for n, s in enumerate(SOURCES)]
    expected = fresh(session, graphs, JUDGEMENTS[2])
    fresh(session, graphs)
    session.run(
        "MATCH (schema:Schema) SET schema.merges = $lines, schema.unsettled = true",
        lines=Merges.of_lines(JUDGEMENTS[2]).lines,
    ).consume()
    assert list(dump(session)) != expected
    adoption.prepare(session)
    assert list(dump(session)) == expected


def test_an_export_is_a_backup(session: Session) -> None:
    graphs = [record(0, 0, "a.txt"), record(0, 1, "b.txt"), record(1, 0, "c.txt")]
    before = fresh(session, graphs, JUDGEMENTS[3])
    out = io.BytesIO()
    jsonl.write(session, selection.everything(session), out)
    saved = [ArticleGraph.model_validate_json(line) for line in out.getvalue().splitlines()]
    assert sorted(saved, key=str) == sorted(graphs, key=str)
    assert fresh(session, saved, JUDGEMENTS[3]) == before
