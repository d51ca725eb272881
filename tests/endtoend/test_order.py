"""Is the graph the same, whichever way the same articles came into it?"""

import json
from pathlib import Path

import pytest
from neo4j import Session

from graph.dump import dump
from tests.conftest import ROOT, SHARED
from tests.endtoend.conftest import Recoupe


@pytest.fixture(scope="module")
def articles() -> list[Path]:
    """The examples, and the first real articles where they are."""
    return sorted((ROOT / "examples").glob("*.txt")) + sorted(SHARED.glob("articles/00*.txt"))


@pytest.fixture
def once(recoupe: Recoupe, session: Session, articles: list[Path]) -> list[str]:
    """The dump of a graph into which all were imported once, in order; the graph is empty again."""
    assert recoupe("import", *articles).exit_code == 0
    lines = list(dump(session))
    session.run("MATCH (n) WHERE NOT n:Schema DETACH DELETE n").consume()
    return lines


def test_any_order_twice_and_at_once_give_the_same_graph(
    recoupe: Recoupe, session: Session, articles: list[Path], once: list[str]
) -> None:
    assert len(once) > 100
    importers = [recoupe.start("import", *articles), recoupe.start("import", *reversed(articles))]
    ends = [importer.communicate(timeout=120) for importer in importers]
    assert [importer.returncode for importer in importers] == [0, 0], ends
    assert list(dump(session)) == once
    assert recoupe("import", *reversed(articles)).exit_code == 0
    assert list(dump(session)) == once


def test_reverse_order_gives_the_same_graph(
    recoupe: Recoupe, session: Session, articles: list[Path], once: list[str]
) -> None:
    assert recoupe("import", *reversed(articles)).exit_code == 0
    assert list(dump(session)) == once


def test_an_import_of_what_is_there_reads_only_what_changed(
    recoupe: Recoupe, session: Session, tmp_path: Path
) -> None:
    files = [tmp_path / file.name for file in sorted((ROOT / "examples").glob("*.txt"))[:2]]
    for file in files:
        file.write_bytes((ROOT / "examples" / file.name).read_bytes())
    assert recoupe("import", *files).exit_code == 0
    files[0].write_text(files[0].read_text("utf-8") + "\n\nL'Iran a attaqué Israël.\n", "utf-8")
    summary = json.loads(recoupe("import", "--json", *files).stdout)
    assert (summary["replaced"], summary["unchanged"]) == (1, 1)
    again = json.loads(recoupe("import", "--json", *files).stdout)
    assert (again["new"], again["replaced"], again["unchanged"]) == (0, 0, 2)
    found = list(dump(session))
    session.run("MATCH (n) WHERE NOT n:Schema DETACH DELETE n").consume()
    assert recoupe("import", *reversed(files)).exit_code == 0
    assert list(dump(session)) == found
