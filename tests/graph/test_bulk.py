"""Does a bulk load leave the graph that loading leaves, and loading go on from it?"""

import io
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from pydantic import SecretStr

from graph import adoption, intake, loader, records, rows
from graph.bulk import importing, portions, tables
from graph.bulk.importing import BulkError
from graph.bulk.loading import fill
from graph.bulk.preparation import Preparation
from graph.connection import Connection, Way
from graph.dump import dump
from graph.edges import Counts, Standing
from graph.merges import Merges
from graph.models import ArticleGraph
from graph.names import EntityRow
from graph.records import Record
from graph.server import process
from graph.server.home import USERNAME, Home
from tests.graph.articles import article, entity

HOSTILE = 'L\'« "Iran" », `a`;\r\n\\ \x00\x1f\x7f \U0001f600 \u202e '
PLAIN = (
    article(
        "arms",
        "country:IR TRANSFERS_DRONES_TO country:RU with materiel:drones, alleged, by country:US asserts",
        "country:QA MEDIATES_BETWEEN country:US / country:IR, planned",
        "country:RU TALKS_WITH country:US, actual, negative",
    ),
    article("talks", "country:US TALKS_WITH country:RU, actual", day=None, title=""),
    article("more", "country:RU TALKS_WITH country:US, actual, by country:RU denies", outlet="O"),
    article("text", "country:RU ATTACKS country:UA", title=HOSTILE, text=HOSTILE),
)
#: What the import tool's files cannot hold, or what more than one record says something of.
ASIDE = (
    article("bare").model_copy(
        update={"entities": (entity("group:x", HOSTILE, aliases=("", "a", HOSTILE)),)}
    ),
    article("copy", "country:RU ATTACKS country:UA", id="sha256:same"),
    article("copy", "country:RU ATTACKS country:UA", id="sha256:same", source="other"),
    article("old", "country:IR WARNS country:RU", source="changing"),
    article("new", "country:IR WARNS country:US", source="changing"),
    PLAIN[0],
    article("flip", "country:IR WARNS country:RU", source="flipping"),
    article("flop", "country:IR WARNS country:US", source="flipping"),
    article("flip", "country:IR WARNS country:RU", source="flipping"),
)
NEXT = article("next", "country:IR TRANSFERS_DRONES_TO country:RU, actual")
JUDGEMENTS = Merges.of_lines(["country:UA = org:otan"])


#: Fills the graph of the server below a folder from a file, as `recoupe load --bulk` does.
FILL = """
import sys
from pathlib import Path
from graph.bulk.loading import fill
from graph.bulk.preparation import Preparation
from graph.server.home import Home
from tests.graph.test_bulk import connection
home = Home(Path(sys.argv[1]))
with open(sys.argv[2], "rb") as file:
    fill(connection(home), home, [file])
"""


class Records(io.BytesIO):
    """An open file of records, the last one of them malformed."""

    name = "archive.jsonl"

    def __init__(self, *graphs: ArticleGraph) -> None:
        super().__init__("\n".join([*(g.model_dump_json() for g in graphs), "nonsense"]).encode())


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Home]:
    """A managed server of these tests' own: it is stopped and given another database."""
    home = Home(tmp_path_factory.mktemp("bulk"))
    process.start(home, bolt_port=0, http_port=0)
    yield home
    process.stop(home)


def connection(home: Home) -> Connection:
    server, password = process.running(home), home.password()
    assert server
    assert password
    return Connection(Way.MANAGED, server.uri, USERNAME, SecretStr(password), "neo4j")


def test_it_leaves_what_loading_leaves_and_loading_goes_on(home: Home) -> None:
    filled = fill(connection(home), home, [Records(*PLAIN, *ASIDE)], JUDGEMENTS)
    assert str(filled) == "8 new, 3 replaced, 2 unchanged, 1 refused; 12 claims written"
    assert filled.refusals[0].startswith("archive.jsonl:14: Invalid JSON")
    with connection(home).session() as session:
        assert {row["state"] for row in session.run("SHOW INDEXES")} == {"ONLINE"}
        schema = [row["name"] for row in session.run("SHOW INDEXES")]
        loader.load(session, [NEXT])
        found = list(dump(session))
        with pytest.raises(BulkError, match="for an empty graph"):
            fill(connection(home), home, [Records(*PLAIN)])
        session.run("MATCH (n) DETACH DELETE n").consume()
        adoption.prepare(session, JUDGEMENTS)
        assert [row["name"] for row in session.run("SHOW INDEXES")] == schema
        intake.take_in(session, [Records(*PLAIN, *ASIDE)])
        loader.load(session, [NEXT])
        assert found == list(dump(session))
    assert list(home.root.glob("bulk-*")) == []


def test_killed_while_it_prepares_it_leaves_nothing_and_the_next_one_clears_up(
    home: Home, tmp_path: Path
) -> None:
    file = tmp_path / "archive.jsonl"
    file.write_bytes(Records(*PLAIN).getvalue())
    empty(home)
    filling = subprocess.Popen([sys.executable, "-c", FILL, str(home.root), str(file)])
    while not list(home.root.glob("bulk-*/*.csv")):
        assert filling.poll() is None
        time.sleep(0.01)
    with pytest.raises(BulkError, match="another load --bulk is filling this graph"):
        fill(connection(home), home, [Records(*PLAIN)])
    filling.kill()
    filling.wait()
    assert articles(home) == 0
    with connection(home).session() as session:
        intake.take_in(session, [Records(PLAIN[0])])
    with pytest.raises(BulkError, match="for an empty graph"):
        fill(connection(home), home, [Records(*PLAIN)])
    assert list(home.root.glob("bulk-*")) == []


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_killed_while_the_tool_imports_it_leaves_no_tool_behind(home: Home, tmp_path: Path) -> None:
    file = tmp_path / "archive.jsonl"
    file.write_bytes(Records(*PLAIN).getvalue())
    empty(home)
    filling = subprocess.Popen([sys.executable, "-c", FILL, str(home.root), str(file)])
    while not running(f"AdminTool.{filling.pid}.args"):
        assert filling.poll() is None
        time.sleep(0.01)
    filling.kill()
    filling.wait()
    patience = time.monotonic() + 2
    while running(f"AdminTool.{filling.pid}.args"):
        assert time.monotonic() < patience
        time.sleep(0.01)
    assert articles(home) == 0


def test_killed_while_the_server_gets_its_database_it_has_it_when_it_starts(
    home: Home, tmp_path: Path
) -> None:
    empty(home)
    preparation = Preparation(tmp_path, JUDGEMENTS)
    for graph in PLAIN:
        record = Record("archive.jsonl", 1, graph.model_dump_json().encode())
        preparation.add([record], portions.portion([record], JUDGEMENTS))
    preparation.close()
    built = importing.build(home, tmp_path, "neo4j")
    process.stop(home)
    shutil.move(built.root / "data", home.incoming)
    place = home.root / "data" / "databases" / "neo4j"
    shutil.rmtree(place)
    (home.incoming / "databases" / "neo4j").rename(place)
    process.start(home)
    assert articles(home) == len(PLAIN)
    assert not home.incoming.exists()


def running(word: str) -> bool:
    """Tell whether a process runs that has been told this word."""
    for told in Path("/proc").glob("[0-9]*/cmdline"):
        with suppress(OSError):
            if word.encode() in told.read_bytes():
                return True
    return False


def empty(home: Home) -> None:
    with connection(home).session() as session:
        session.run("MATCH (n) DETACH DELETE n").consume()


def articles(home: Home) -> int:
    with connection(home).session() as session:
        return int(session.run("MATCH (a:Article) RETURN count(a)").value()[0])


def test_a_server_that_is_not_recoupes_own_is_left_alone(tmp_path: Path) -> None:
    elsewhere = Connection(Way.ADDRESS, "bolt://db:7687", "neo4j", SecretStr("x"), "neo4j")
    with pytest.raises(
        BulkError, match=r"bolt://db:7687 is not recoupe's own: load without --bulk"
    ):
        fill(elsewhere, Home(tmp_path), [Records(*PLAIN)])


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ('say "a";\nb', '"say ""a"";\nb"'),
        ("a\rb \x00\x1f \x7f", '"a\rb \x00\x1f \x7f"'),
        ("\\n \\", '"\\n \\"'),
        ("],[ \U0001f600", '"],[ \U0001f600"'),
        ("a,null", '"a,null"'),
        ("", '""'),
        (None, ""),
        (0.5, "0.5"),
        (True, "true"),
        (date(2024, 3, 1), '"2024-03-01"'),
    ],
)
def test_a_value_is_written_as_the_import_tool_reads_it(value: object, written: str) -> None:
    given = [["x", value, None, "y"], ["z", None, None, 1]]
    assert tables.REPORTS.lines(given) == f'"x",{written},,"y"\n"z",,,1\n'.encode()


def test_lists_are_written_as_the_import_tool_reads_them() -> None:
    table = tables.Table("some", "Some", (":LABEL", "texts:string[]", "none:long[]", "own:long[]"))
    assert table.lines([("Some", ["a", "b"], None, [1, 2])]) == b'"Some","a\x7fb",,"1\x7f2"\n'


def test_many_records_are_prepared_as_few_are(tmp_path: Path) -> None:
    graphs = [
        article(f"a{n}", f"country:IR WARNS country:RU, by org:o{n % 3} denies") for n in range(9)
    ]
    graphs.insert(7, graphs[2])
    found = list(records.of(Records(*graphs)))
    alone = portions.portion(found[:3], Merges())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(portions, "SIZE", 3)
        several = list(portions.portions(found, Merges()))
    assert [len(some) for some, _ in several] == [3, 3, 3, 2]
    assert several[0][1].counts == alone.counts
    preparation = Preparation(tmp_path, Merges())
    for some, portion in several:
        preparation.add(some, portion)
    preparation.close()
    assert (preparation.summary.new, preparation.summary.unchanged) == (9, 1)
    assert [str(reject).split(":")[1] for reject in preparation.refused] == ["11"]


@pytest.mark.parametrize(
    ("table", "fields"),
    [
        (tables.ARTICLES, (*rows.ArticleRow._fields, "importedAt")),
        (tables.ENTITIES, (*EntityRow._fields, ":LABEL", *Standing._fields)),
        (tables.CLAIMS, rows.ClaimRow._fields[1:]),
        (tables.MENTIONS, (":START_ID", ":END_ID", *rows.MentionRow._fields[2:])),
        (tables.ATTRIBUTIONS, (":START_ID", ":END_ID", ":TYPE", *rows.AttributionRow._fields[3:])),
        (tables.EDGES, (":TYPE", ":START_ID", ":END_ID", *Counts._fields)),
    ],
)
def test_a_table_has_its_columns_in_the_order_of_the_rows(
    table: tables.Table, fields: tuple[str, ...]
) -> None:
    assert tuple(re.sub(r"(?<=.):.*|\(.*", "", column) for column in table.columns) == fields
