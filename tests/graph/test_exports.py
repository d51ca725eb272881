import io

import pytest
from lxml import etree
from neo4j import Session

from graph import loader
from graph.dump import dump
from graph.exports import FORMATS, select
from graph.exports.graphml import NAMESPACE
from graph.exports.selection import SelectionError
from graph.models import ArticleGraph, Period, Quantity, Span
from tests.graph.articles import article, entity

PLAIN = article(
    "arms",
    "country:IR TRANSFERS_DRONES_TO country:RU with materiel:drones, alleged, "
    "by country:US asserts, by country:IR denies",
    "country:QA MEDIATES_BETWEEN country:US / country:IR, planned",
    outlet="Le Soir",
)
RICH = PLAIN.model_copy(
    update={
        "extractor": "1",
        "entities": (
            *PLAIN.entities,
            entity(
                "group:z",
                "des « gens »",
                aliases=("b", "a"),
                mentions=(Span(text="co", start=0, end=2),),
            ),
        ),
        "claims": (
            PLAIN.claims[0].model_copy(
                update={
                    "time": Period(text="vers mars", start=None, vague=True),
                    "quantity": Quantity(
                        text="environ 400", value=400, unit="drones", bound="about"
                    ),
                    "evidence": (*PLAIN.claims[0].evidence, Span(text="c", start=0, end=1)),
                    "reasons": ("b", "a"),
                }
            ),
            PLAIN.claims[1].model_copy(update={"title": "émissaire"}),
        ),
    }
)
RAID = article("raid", "country:RU ATTACKS country:UA, actual", day=None)


def export(session: Session, shape: str, *, depth: int = 1, **given: str) -> bytes:
    out = io.BytesIO()
    FORMATS[shape](session, select(session, given, depth), out)
    return out.getvalue()


def records(session: Session, *, depth: int = 1, **given: str) -> list[ArticleGraph]:
    lines = export(session, "jsonl", depth=depth, **given).splitlines()
    return [ArticleGraph.model_validate_json(line) for line in lines]


def claims(session: Session, *, depth: int = 1, **given: str) -> list[str]:
    return [claim.id for graph in records(session, depth=depth, **given) for claim in graph.claims]


def test_what_was_loaded_comes_back(session: Session) -> None:
    loader.load(session, [RAID, RICH])
    assert records(session) == [RICH, RAID]


def test_load_takes_an_export_back(session: Session) -> None:
    loader.load(session, [RAID, RICH])
    before, exported = list(dump(session)), records(session)
    assert loader.load(session, exported).unchanged == 2
    session.run("MATCH (n) WHERE NOT n:Schema DETACH DELETE n").consume()
    loader.load(session, exported)
    assert list(dump(session)) == before


@pytest.mark.parametrize(
    ("depth", "given", "found"),
    [
        pytest.param(1, {"entity": "Iran"}, ["arms#0"], id="around"),
        pytest.param(2, {"entity": "Iran"}, ["arms#0", "raid#0"], id="around, two edges away"),
        pytest.param(0, {"entity": "Iran"}, [], id="the entity alone"),
        pytest.param(
            1, {"relation": "TRANSFERS_WEAPONS_TO"}, ["arms#0"], id="a relation and its kinds"
        ),
        pytest.param(1, {"relation": "INVADES"}, [], id="a relation that nobody names"),
        pytest.param(1, {"article": "raid"}, ["raid#0"], id="an article"),
        pytest.param(1, {"cypher": "MATCH ()-[e:ATTACKS]->() RETURN e"}, ["raid#0"], id="an edge"),
        pytest.param(
            1, {"cypher": "MATCH (c:Claim) RETURN c"}, ["arms#0", "arms#1", "raid#0"], id="nodes"
        ),
        pytest.param(1, {"cypher": "RETURN 1"}, [], id="no node"),
    ],
)
def test_a_part_is_selected(
    session: Session, depth: int, given: dict[str, str], found: list[str]
) -> None:
    loader.load(session, [RAID, RICH])
    assert claims(session, depth=depth, **given) == found


@pytest.mark.parametrize(
    ("given", "message"),
    [
        ({"relation": "LOVES"}, "no relation 'LOVES'; the ontology has ACCUSES"),
        ({"cypher": "MATCH ("}, "the query is refused"),
    ],
)
def test_a_part_that_cannot_be_selected_is_told(
    session: Session, given: dict[str, str], message: str
) -> None:
    with pytest.raises(SelectionError, match=message):
        select(session, given, 1)


def test_graphml_holds_every_node_and_relationship(session: Session) -> None:
    loader.load(session, [RAID, RICH])
    root = etree.fromstring(export(session, "graphml"))
    counted = session.run(
        "MATCH (n) WHERE NOT n:Schema RETURN count(n), sum(COUNT {(n)-->()})"
    ).single(strict=True)
    found = [len(root.findall(f".//{{{NAMESPACE}}}{kind}")) for kind in ("node", "edge")]
    assert found == list(counted)


def test_graphml_declares_what_the_graph_holds(session: Session) -> None:
    loader.load(session, [RAID, RICH])
    root = etree.fromstring(export(session, "graphml"))
    declared = {key.get("id") for key in root.iter(f"{{{NAMESPACE}}}key")}
    nodes = session.run(
        "MATCH (n) WHERE NOT n:Schema UNWIND keys(n) AS k RETURN DISTINCT 'node.' + k"
    ).value()
    edges = session.run("MATCH ()-[e]->() UNWIND keys(e) AS k RETURN DISTINCT 'edge.' + k").value()
    assert {*nodes, *edges} <= declared


def test_graphml_survives_what_xml_cannot_hold(session: Session) -> None:
    loader.load(session, [article("a\x00<&>\"'\x1f")])
    root = etree.fromstring(export(session, "graphml"))
    assert "a\ufffd<&>\"'\ufffd" in {data.text for data in root.iter(f"{{{NAMESPACE}}}data")}


def test_an_empty_graph_is_an_empty_file(session: Session) -> None:
    assert export(session, "jsonl") == b""
    assert etree.fromstring(export(session, "graphml")).find(f".//{{{NAMESPACE}}}node") is None
