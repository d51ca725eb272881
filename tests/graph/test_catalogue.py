import datetime
import re

import pytest
from neo4j import Session

from graph import loader
from graph.catalogue import Answer, QueryError, catalogue, find, run
from graph.lookup import UnknownNameError
from graph.models import ArticleGraph, Span
from graph.retract import retract
from ontology.relations import kinds
from tests.graph.articles import article

DRONES = article(
    "drones",
    "country:IR TRANSFERS_DRONES_TO country:RU with materiel:drones, alleged, "
    "by country:US asserts, by country:IR denies",
    outlet="Le Soir",
)
REPRINT = article(
    "reprint",
    "country:IR TRANSFERS_DRONES_TO country:RU with materiel:drones, alleged, "
    "by country:US asserts, by country:IR denies",
    day="2026-03-11",
)
RAID = article(
    "raid", "country:RU ATTACKS country:UA, actual, by country:RU confirms", day="2026-02-01"
)
PLAN = article("plan", "country:IR TRANSFERS_MISSILES_TO country:RU, planned", day="2026-03-12")
BROKER = article(
    "broker",
    "country:QA MEDIATES_BETWEEN country:US / country:IR, actual",
    "country:US IMPOSES_SANCTIONS_ON country:IR, actual",
    "person:anna-petrova HOLDS_OFFICE_IN org:otan, actual",
    "org:otan WARNS country:RU, actual, by org:otan declines",
)
GRAPH = (DRONES, REPRINT, RAID, PLAN, BROKER)

#: Query, parameters, columns looked at, rows that the graph above answers with.
HITS = [
    (
        "claims_between", {"one": "Iran", "other": "Russie"},
        ("subject", "relation", "modality", "sources", "published"),
        [
            ("Iran", "TRANSFERS_MISSILES_TO", "planned", [], "2026-03-12"),
            ("Iran", "TRANSFERS_DRONES_TO", "alleged", ["États-Unis asserts", "Iran denies"], "2026-03-11"),
            ("Iran", "TRANSFERS_DRONES_TO", "alleged", ["États-Unis asserts", "Iran denies"], "2026-03-10"),
        ],
    ),
    (
        "timeline_of_pair", {"one": "RU", "other": "UA"}, ("day", "dated", "relation", "sources"),
        [("2026-02-01", "article", "ATTACKS", ["Russie confirms"])],
    ),
    (
        "supplies_of", {"actor": "IR"}, ("relation", "receiver", "materiel", "claims", "articles", "denied"),
        [("TRANSFERS_DRONES_TO", "Russie", ["drones"], 2, 2, 2)],
    ),
    (
        "arms_transfers", {}, ("supplier", "relation", "receiver", "articles", "sources", "denied"),
        [("Iran", "TRANSFERS_DRONES_TO", "Russie", 2, 1, 2)],
    ),
    (
        "denials", {"limit": "2"}, ("source", "stance", "subject", "relation", "object"),
        [
            ("Iran", "denies", "Iran", "TRANSFERS_DRONES_TO", "Russie"),
            ("OTAN", "declines", "OTAN", "WARNS", "Russie"),
        ],
    ),
    (
        "denials", {"source": "Iran"}, ("source", "stance", "published"),
        [("Iran", "denies", "2026-03-11"), ("Iran", "denies", "2026-03-10")],
    ),
    (
        "contradictions", {},
        ("subject", "relation", "object", "asserted_by", "denied", "denied_by", "last", "articles"),
        [(
            "Iran", "TRANSFERS_DRONES_TO", "Russie", ["États-Unis"],
            "TRANSFERS_DRONES_TO", ["Iran"], "2026-03-11", ["drones", "reprint"],
        )],
    ),
    (
        "neighbourhood", {"actor": "russie"}, ("direction", "relation", "other", "claims"),
        [
            ("in", "TRANSFERS_DRONES_TO", "Iran", 2),
            ("out", "ATTACKS", "Ukraine", 1),
            ("in", "WARNS", "OTAN", 1),
        ],
    ),
    ("most_connected", {"limit": "1"}, ("actor", "neighbours", "edges"), [("Russie", 3, 3)]),
    (
        "sources_of_article", {"article": "drones"}, ("source", "stance", "claims", "cues"),
        [("Iran", "denies", 1, ["dit"]), ("États-Unis", "asserts", 1, ["dit"])],
    ),
    (
        "independent_sources", {"one": "IR", "other": "RU", "relation": "TRANSFERS_DRONES_TO"},
        ("source", "named", "articles", "wordings", "titles"),
        [("États-Unis", True, 2, 1, ["drones", "reprint"])],
    ),
    (
        "mediations", {}, ("mediator", "party", "counterpart", "modality"),
        [("Qatar", "États-Unis", "Iran", "actual")],
    ),
    ("sanctions", {"target": "Iran"}, ("author", "target", "claims"), [("États-Unis", "Iran", 1)]),
    (
        "said_by", {"source": "États-Unis", "limit": "1"}, ("stance", "subject", "relation", "object"),
        [("asserts", "Iran", "TRANSFERS_DRONES_TO", "Russie")],
    ),
    ("search_evidence", {"words": "confirms"}, ("subject", "relation", "object"), [("Russie", "ATTACKS", "Ukraine")]),
    (
        "single_sourced", {"limit": "1"}, ("subject", "relation", "object"),
        [("Anna Petrova", "HOLDS_OFFICE_IN", "OTAN")],
    ),
    ("offices", {}, ("person", "titles", "body", "articles"), [("Anna Petrova", [], "OTAN", 1)]),
]  # fmt: skip

#: Query and parameters to which the same graph has nothing to say.
MISSES = [
    ("claims_between", {"one": "Iran", "other": "Ukraine"}),
    ("timeline_of_pair", {"one": "OTAN", "other": "Iran"}),
    ("supplies_of", {"actor": "Russie"}),
    ("arms_transfers", {"since": "2026-03-12"}),
    ("denials", {"source": "Qatar"}),
    ("neighbourhood", {"actor": "drones"}),
    ("independent_sources", {"one": "IR", "other": "RU", "relation": "TRANSFERS_MISSILES_TO"}),
    ("sanctions", {"target": "Russie"}),
    ("said_by", {"source": "Ukraine"}),
    ("search_evidence", {"words": "absent"}),
    ("offices", {"body": "Iran"}),
]

#: Near misses of the queries without parameters: one article that nearly answers.
NEAR = [
    ("contradictions", article("n", "country:IR ATTACKS country:RU, actual, by country:IR denies")),
    ("mediations", article("n", "country:QA MEDIATES_BETWEEN country:US, actual, negative")),
    ("denials", article("n", "country:IR ATTACKS country:RU, actual, by country:IR confirms")),
    ("most_connected", article("n", "country:IR ATTACKS country:RU, planned")),
    ("single_sourced", article("n", "country:IR ATTACKS country:RU, actual, by country:IR confirms")),
    ("arms_transfers", article("n", "country:IR TRANSFERS_DRONES_TO country:RU, requested")),
    ("sanctions", article("n", "country:US IMPOSES_SANCTIONS_ON country:IR, hypothetical")),
    ("offices", article("n", "person:anna-petrova MEETS_WITH org:otan, actual")),
]  # fmt: skip

NO_PARAMETERS = [q for q in catalogue().values() if all(p.default for p in q.parameters)]


def columns(answer: Answer, names: tuple[str, ...]) -> list[tuple[object, ...]]:
    places = [answer.columns.index(name) for name in names]
    return [tuple(row[place] for place in places) for row in answer.rows]


@pytest.mark.parametrize(("name", "given", "shown", "rows"), HITS, ids=[h[0] for h in HITS])
def test_a_query_finds(
    session: Session,
    name: str,
    given: dict[str, str],
    shown: tuple[str, ...],
    rows: list[tuple[object, ...]],
) -> None:
    loader.load(session, GRAPH)
    assert columns(run(session, find(name), given), shown) == rows


@pytest.mark.parametrize(("name", "given"), MISSES, ids=[m[0] for m in MISSES])
def test_a_query_does_not_find_what_is_only_near(
    session: Session, name: str, given: dict[str, str]
) -> None:
    loader.load(session, GRAPH)
    assert run(session, find(name), given).rows == ()


@pytest.mark.parametrize(("name", "near"), NEAR, ids=[n[0] for n in NEAR])
def test_a_claim_that_nearly_fits_is_left_out(
    session: Session, name: str, near: ArticleGraph
) -> None:
    loader.load(session, [near])
    assert run(session, find(name), {}).rows == ()


@pytest.mark.parametrize("name", [query.name for query in NO_PARAMETERS])
def test_an_empty_graph_answers_with_nothing(session: Session, name: str) -> None:
    assert run(session, find(name), {}).rows == ()


def test_every_query_has_a_hit_here() -> None:
    assert {hit[0] for hit in HITS} == set(catalogue())


@pytest.mark.parametrize(
    ("name", "given", "message"),
    [
        pytest.param("nope", {}, "no query 'nope'", id="no such query"),
        pytest.param(
            "supplies_of", {}, "needs --param actor=…: entity: who supplies", id="missing"
        ),
        pytest.param(
            "denials", {"x": "1"}, "no parameter 'x' .it has: source, limit", id="unknown"
        ),
        pytest.param("denials", {"limit": "many"}, "limit=many: rows at most", id="no number"),
        pytest.param("denials", {"limit": "-1"}, "denials: ", id="negative"),
        pytest.param(
            "arms_transfers", {"since": "hier"}, "since=hier: date, ISO 8601", id="no date"
        ),
        pytest.param("search_evidence", {"words": "(("}, "search_evidence: ", id="no Lucene"),
    ],
)
def test_a_question_that_cannot_be_asked_is_told(
    session: Session, name: str, given: dict[str, str], message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        run(session, find(name), given)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("Nulle part", "no entity 'Nulle part' in the graph"),
        ("", "no entity ''"),
        ('"+-&|!(){}[]^~*?:\\/', "no entity"),
        ("Anna", "perhaps person:anna-petrova .Anna Petrova."),
    ],
)
def test_an_unknown_name_is_told(session: Session, text: str, message: str) -> None:
    loader.load(session, GRAPH)
    with pytest.raises(UnknownNameError, match=message):
        run(session, find("neighbourhood"), {"actor": text})


@pytest.mark.parametrize(
    ("told", "denied", "modality"),
    [
        pytest.param(
            "country:IR TRANSFERS_MISSILES_TO country:RU, actual, by country:US asserts",
            "country:IR TRANSFERS_WEAPONS_TO country:RU, actual, by country:IR denies",
            "actual",
            id="who denies the general denies the special",
        ),
        pytest.param(
            "country:IR TRANSFERS_MISSILES_TO country:RU, alleged, by country:US confirms",
            "country:IR TRANSFERS_WEAPONS_TO country:RU, actual, negative, by country:IR asserts",
            "actual",
            id="who says that it is not so denies it",
        ),
        pytest.param(
            "country:US ATTACKS country:IR, planned, by country:US asserts",
            "country:US ATTACKS country:IR, planned, by country:IR denies",
            "planned",
            id="what is to be",
        ),
        pytest.param(
            "country:US TALKS_WITH country:IR, actual, by country:US asserts",
            "country:IR TALKS_WITH country:US, actual, by country:IR denies",
            "actual",
            id="either way of a symmetric relation",
        ),
        pytest.param(
            "country:IR ATTACKS country:UA, actual, negative, by country:IR denies",
            "country:IR ATTACKS country:UA, actual, by country:RU denies",
            "actual",
            id="who denies that it is not so says that it is",
        ),
    ],
)
def test_what_contradicts_is_found(session: Session, told: str, denied: str, modality: str) -> None:
    loader.load(session, [article("told", told), article("denied", denied)])
    answer = run(session, find("contradictions"), {})
    [row] = columns(answer, ("relation", "denied", "modality", "articles"))
    assert row == (told.split()[1], denied.split()[1], modality, ["denied"])


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        pytest.param(
            "country:IR TRANSFERS_WEAPONS_TO country:RU, actual, by country:US asserts",
            "country:IR TRANSFERS_MISSILES_TO country:RU, actual, by country:IR denies",
            id="who denies the special does not deny the general",
        ),
        pytest.param(
            "country:IR ATTACKS country:UA, planned, by country:US asserts",
            "country:IR ATTACKS country:UA, actual, by country:IR denies",
            id="what is to be is not what is",
        ),
        pytest.param(
            "country:IR ATTACKS country:UA, actual, by country:US asserts",
            "country:UA ATTACKS country:IR, actual, by country:IR denies",
            id="the other way round",
        ),
        pytest.param(
            "country:IR ATTACKS country:UA, actual, negative, by country:US asserts",
            "country:IR ATTACKS country:UA, actual, by country:IR denies",
            id="both say that it is not so",
        ),
        pytest.param(
            "country:IR ATTACKS country:UA, actual, by country:US asserts",
            "country:IR ATTACKS country:UA, actual, by country:US denies",
            id="one source that changed its mind",
        ),
    ],
)
def test_what_does_not_contradict_is_left_out(session: Session, told: str, denied: str) -> None:
    loader.load(session, [article("told", told), article("denied", denied)])
    assert run(session, find("contradictions"), {}).rows == ()


def test_what_a_symmetric_relation_ties_is_single_sourced_once(session: Session) -> None:
    lines = ("country:US TALKS_WITH country:IR", "country:IR TALKS_WITH country:US")
    loader.load(session, [article("both", *lines)])
    [row] = columns(run(session, find("single_sourced"), {}), ("relation", "claims"))
    assert row == ("TALKS_WITH", 2)
    loader.load(session, [article("again", lines[1])])
    assert run(session, find("single_sourced"), {}).rows == ()


def test_transfers_count_from_a_day_on(session: Session) -> None:
    loader.load(session, GRAPH)
    query, shown = find("arms_transfers"), ("articles", "sources", "denied")
    assert columns(run(session, query, {"since": "2026-03-11"}), shown) == [(1, 1, 1)]
    assert columns(run(session, query, {"since": "2026-03-10"}), shown) == [(2, 1, 2)]


def test_transfers_are_of_every_kind() -> None:
    expected = kinds("TRANSFERS_WEAPONS_TO")
    text = find("arms_transfers").text
    assert set(re.findall(r"TRANSFERS_\w+", text)) == set(expected)


def test_actors_are_told_apart_by_their_neighbours(session: Session) -> None:
    loader.load(session, GRAPH)
    shown = ("actor", "neighbours", "edges", "claims")
    before = columns(run(session, find("most_connected"), {}), shown)
    assert before[:2] == [("Russie", 3, 3, 4), ("Iran", 2, 2, 3)]
    retract(session, source="raid")
    assert columns(run(session, find("most_connected"), {"limit": "1"}), shown) == [
        ("Iran", 2, 2, 3)
    ]


def test_two_of_the_same_name_are_told_apart_by_id(session: Session) -> None:
    twins = [article(n).model_copy(update={"entities": (_named(n),)}) for n in ("a", "b")]
    loader.load(session, twins)
    with pytest.raises(
        UnknownNameError, match=r"may be group:a .Les uns., group:b .Les uns.: give the id"
    ):
        run(session, find("neighbourhood"), {"actor": "les uns"})
    assert run(session, find("neighbourhood"), {"actor": "group:a"}).rows == ()


def _named(name: str) -> object:
    from tests.graph.articles import entity

    return entity(f"group:{name}", "Les uns")


def test_days_are_iso(session: Session) -> None:
    loader.load(session, [RAID])
    [row] = columns(run(session, find("timeline_of_pair"), {"one": "RU", "other": "UA"}), ("day",))
    assert datetime.date.fromisoformat(str(row[0])) == datetime.date(2026, 2, 1)


@pytest.mark.parametrize(
    ("passages", "wordings"),
    [
        pytest.param(
            (
                "Selon Kiev, l'Iran a livré cent drones à la Russie en mars.",
                "Selon Kiev, « l'Iran a livré cent drones à la Russie » en mars dernier.",
            ),
            1,
            id="a reprint with other marks and a word more",
        ),
        pytest.param(
            (
                "Selon Kiev, l'Iran a livré cent drones à la Russie en mars.",
                "Moscou a reçu de Téhéran une centaine d'appareils, affirme l'Ukraine.",
            ),
            2,
            id="told in other words",
        ),
        pytest.param(("Oui.", "Non.", "Oui !"), 2, id="passages of one word"),
    ],
)
def test_reprints_are_told_from_reports(
    session: Session, passages: tuple[str, ...], wordings: int
) -> None:
    told = [_passage(f"p{n}", passage) for n, passage in enumerate(passages)]
    loader.load(session, told)
    query = find("independent_sources")
    answer = run(session, query, {"one": "IR", "other": "RU", "relation": "TRANSFERS_DRONES_TO"})
    shown = columns(answer, ("source", "articles", "wordings"))
    assert shown == [("Ukraine", len(passages), wordings)]


def _passage(name: str, passage: str) -> ArticleGraph:
    """Return an article that rests a claim, asserted by Ukraine, on a passage."""
    line = "country:IR TRANSFERS_DRONES_TO country:RU, actual, by country:UA asserts"
    plain = article(name, line, text=passage)
    start = plain.article.text.index(passage)
    span = Span(text=passage, start=start, end=start + len(passage))
    claim = plain.claims[0].model_copy(update={"evidence": (span,)})
    return plain.model_copy(update={"claims": (claim,)})
