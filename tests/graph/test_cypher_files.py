"""Does every .cypher file do what its header says, on the graph that the models describe?"""

import re
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any

import pytest
from neo4j import Driver, Session

from graph import loader
from graph.catalogue import CatalogueQuery, catalogue
from graph.models import EntityType, Period
from graph.statements import folder, split, without_comments
from ontology.relations import relations
from tests.graph.articles import article

FOLDERS = ("load", "merges", "dump", "find", "select", "export", "redraw", "queries")
ONE = [
    *(pytest.param(f, id=f"{name}/{f.name}") for name in FOLDERS for f in folder(name)),
    *(pytest.param(f, id=f.name) for f in folder(".")),
]
QUERIES = [pytest.param(query, id=query.name) for query in catalogue().values()]
LABELS = {"Article", "Copy", "Entity", "Claim", "Schema", *EntityType}
TYPES = {
    *("SUBJECT", "OBJECT", "COUNTERPART", "INSTRUMENT", "REPORTED_IN", "MENTIONS", "COPY_OF"),
    *("ASSERTS", "CONFIRMS", "DENIES", "DECLINES"),
}
FILLINGS = {"__RELATIONS__": "ATTACKS|WARNS", "__LABEL__": "Claim"}
SCANS = {"AllNodesScan", "NodeByLabelScan"}
#: Walks the edges of its types. In a graph this small, Neo4j does so by way of all nodes.
OF_ALL_EDGES = {"arms_transfers.cypher"}
PLAIN = article(
    "all",
    "country:QA MEDIATES_BETWEEN country:US / country:IR with materiel:drones, actual, by org:otan asserts",
    outlet="Le Soir",
)
TIMED = {"time": Period(text="mardi", start=date(2026, 3, 10), end=date(2026, 3, 10))}
EVERYTHING = PLAIN.model_copy(update={"claims": (PLAIN.claims[0].model_copy(update=TIMED),)})


def _text(file: Traversable) -> str:
    text = file.read_text(encoding="utf-8")
    for placeholder, filling in FILLINGS.items():
        text = text.replace(placeholder, filling)
    return text


def _parameters(text: str) -> set[str]:
    return set(re.findall(r"\$(\w+)", without_comments(text)))


@pytest.mark.parametrize("file", ONE)
def test_the_database_accepts_it(driver: Driver, file: Traversable) -> None:
    text = _text(file)
    with driver.session(notifications_min_severity="WARNING") as session:
        summary = session.run(f"EXPLAIN {text}", dict.fromkeys(_parameters(text))).consume()
    severe = {"PERFORMANCE", "DEPRECATION", "UNSUPPORTED"}
    told = [s for s in summary.gql_status_objects if s.raw_classification in severe]
    assert told == []


@pytest.mark.parametrize("file", ONE)
def test_its_header_names_its_parameters(file: Traversable) -> None:
    text = _text(file)
    assert set(re.findall(r"^// \$(\w+) ", text, re.MULTILINE)) == _parameters(text)


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_header_names_its_columns(session: Session, query: CatalogueQuery) -> None:
    parameters = {p.name: None for p in query.parameters}
    assert session.run(f"EXPLAIN {query.text}", parameters).keys() == list(query.columns)


@pytest.mark.parametrize("file", ONE)
def test_it_names_only_labels_and_types_that_there_are(file: Traversable) -> None:
    text = re.sub(r"'[^']*'", "''", without_comments(_text(file)))
    labels = set(re.findall(r"\(\w*:(\w+)", text))
    types = {t for found in re.findall(r"\[\w*:([\w|]+)", text) for t in found.split("|")}
    assert labels <= LABELS
    assert types <= TYPES | set(relations())


@pytest.mark.parametrize("query", QUERIES)
def test_a_query_reads_no_property_that_nothing_writes(
    session: Session, query: CatalogueQuery
) -> None:
    loader.load(session, [EVERYTHING])
    known = set(session.run("CALL db.propertyKeys()").value())
    used = set(
        re.findall(
            r"\b(?:claim|no|yes|newer|same|article|actor|other|edge|stance)\.(\w+)",
            without_comments(query.text),
        )
    )
    assert used <= known


@pytest.mark.parametrize("file", [pytest.param(f, id=f.name) for f in folder("schema")])
def test_the_schema_may_be_applied_twice(session: Session, file: Traversable) -> None:
    for text in split(file.read_text(encoding="utf-8")):
        counters = session.run(text).consume().counters
        assert not counters.contains_updates, text


def test_files_lie_in_known_folders() -> None:
    found = {entry.name for entry in files("cypher").iterdir() if entry.is_dir()}
    assert found - {"__pycache__"} <= {*FOLDERS, "schema", "browser"}


@pytest.mark.parametrize("file", [p for p in ONE if str(p.id).startswith(("load/", "queries/"))])
def test_it_finds_its_nodes_by_index(session: Session, file: Traversable) -> None:
    loader.load(session, [EVERYTHING])
    text = _text(file)
    plan = session.run(f"EXPLAIN {text}", dict.fromkeys(_parameters(text))).consume().plan
    assert plan is not None
    scanned = [details for name, details in _operators(plan) if name in SCANS]
    if file.name in OF_ALL_EDGES:
        scanned = [details for details in scanned if ":" in details]
    assert scanned == []


def _operators(plan: dict[str, Any]) -> Iterator[tuple[str, str]]:
    yield plan["operatorType"].partition("@")[0], plan["args"].get("Details", "")
    for child in plan.get("children", ()):
        yield from _operators(child)
