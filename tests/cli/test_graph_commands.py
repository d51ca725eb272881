"""What do load, query, export, dump and retract print, and with which exit code do they end?"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from neo4j import Session

from cli.main import main
from graph.connection import Connection
from tests.graph.articles import article
from tests.graph.conftest import session  # noqa: F401 - a fixture

RAID = article("raid", "country:RU ATTACKS country:UA, actual")
ARMS = article("arms", "country:IR TRANSFERS_DRONES_TO country:RU, alleged, by country:IR denies")


class Recoupe:
    """The commands, on the database of the tests."""

    def __init__(self, server: Connection, folder: Path) -> None:
        self.environment = {
            "NEO4J_URI": server.uri,
            "NEO4J_USERNAME": server.username,
            "NEO4J_PASSWORD": server.password.get_secret_value(),
            "NEO4J_DATABASE": server.database,
        }
        self.folder = folder

    def __call__(self, *arguments: str, text: str | None = None) -> Result:
        """Return what the command printed and how it ended."""
        return CliRunner().invoke(main, arguments, input=text, env=self.environment)


@pytest.fixture
def recoupe(
    neo4j_server: Connection,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    session: Session,  # noqa: ARG001, F811 - a schema on an empty graph
) -> Recoupe:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "both.jsonl").write_text(
        f"{RAID.model_dump_json()}\n\n{ARMS.model_dump_json()}\n", "utf-8"
    )
    return Recoupe(neo4j_server, tmp_path)


def test_load_tells_what_it_did(recoupe: Recoupe) -> None:
    first, second = recoupe("load", "both.jsonl"), recoupe("load", "both.jsonl")
    assert (first.exit_code, first.stdout) == (
        0, "2 new, 0 replaced, 0 unchanged, 0 refused; 2 claims written\n",
    )  # fmt: skip
    assert second.stdout == "0 new, 0 replaced, 2 unchanged, 0 refused; 0 claims written\n"
    assert not (recoupe.folder / "rejects.jsonl").exists()


def test_load_reads_stdin(recoupe: Recoupe) -> None:
    result = recoupe("load", "-", "--json", text=RAID.model_dump_json())
    assert json.loads(result.stdout) == {
        "new": 1, "replaced": 0, "unchanged": 0, "claims": 1, "refused": [],
    }  # fmt: skip


BAD = {
    "not JSON": ("nonsense", "Invalid JSON"),
    "no article": ('{"schema_version": 1}', "article: Field required"),
    "unknown key": (RAID.model_dump_json()[:-1] + ',"x":1}', "x: Extra inputs are not permitted"),
    "no such relation": (RAID.model_dump_json().replace('"ATTACKS"', '"HITS"'), "no relation HITS"),
    "wrong span": (
        RAID.model_dump_json().replace('"end":37', '"end":36'),
        "the text at 0-36 is not",
    ),
    "not UTF-8": ("\udcff", "Invalid JSON"),
    "half a character": (
        RAID.model_dump_json().replace('"raid"', '"\\ud800"', 1),
        "Invalid JSON",
    ),
    "too long for an index": (
        RAID.model_dump_json().replace('"Russie"', f'"{"n" * 3_000}"'),
        "entities.0.name: String should have at most 2000 characters",
    ),
    "no source": (
        RAID.model_dump_json().replace('"source":"raid"', '"source":""'),
        "article.source",
    ),
    "no evidence": (
        RAID.model_dump_json()
        .replace('"start":0,"end":37', '"start":5,"end":5')
        .replace(
            '"evidence":[{"text":"country:RU ATTACKS country:UA, actual"', '"evidence":[{"text":""'
        ),
        "the text at 5-5 is not ''",
    ),
    "instrument that is a country": (
        RAID.model_dump_json().replace('"instrument":null', '"instrument":"country:UA"'),
        "claim raid#0 has an instrument that is no Materiel",
    ),
    "nested without end": ("[" * 10_000, "recursion limit exceeded"),
}


@pytest.mark.parametrize(("line", "reason"), BAD.values(), ids=BAD)
def test_a_bad_record_is_named_kept_and_costs_no_other(
    recoupe: Recoupe, line: str, reason: str
) -> None:
    content = "\n".join([RAID.model_dump_json(), line, ARMS.model_dump_json()])
    bad = recoupe.folder / "bad.jsonl"
    bad.write_bytes(content.encode("utf-8", "surrogateescape"))
    result = recoupe("load", "bad.jsonl", "--rejects", "kept.jsonl")
    assert result.exit_code == 1
    assert result.stdout.startswith("2 new, 0 replaced, 0 unchanged, 1 refused")
    assert result.stderr.startswith("bad.jsonl:2: ")
    assert reason in result.stderr
    kept = (recoupe.folder / "kept.jsonl").read_bytes()
    assert kept == line.encode("utf-8", "surrogateescape") + b"\n"


def test_rejects_are_mended_and_loaded_again(recoupe: Recoupe) -> None:
    right, misspelt = '"relation":"TRANSFERS_DRONES_TO"', '"relation":"TRANSFERS_DRONE_TO"'
    wrong = ARMS.model_dump_json().replace(right, misspelt)
    (recoupe.folder / "claims.jsonl").write_text(f"{RAID.model_dump_json()}\n{wrong}\n", "utf-8")
    recoupe("load", "both.jsonl")
    whole = recoupe("dump").stdout
    recoupe("retract", "--source", "arms")
    recoupe("retract", "--source", "raid")
    refused = recoupe("load", "claims.jsonl")
    assert (refused.exit_code, refused.stderr) == (
        1,
        "claims.jsonl:2: no relation TRANSFERS_DRONE_TO in the ontology\n"
        "1 refused, kept in rejects.jsonl\n",
    )
    again = recoupe("load", "rejects.jsonl", "--rejects", "rejects.jsonl")
    assert again.stderr.startswith("rejects.jsonl:1: no relation TRANSFERS_DRONE_TO")
    rejects = recoupe.folder / "rejects.jsonl"
    mended = rejects.read_text("utf-8").replace(misspelt, right)
    rejects.write_text(mended, "utf-8")
    assert recoupe("load", "rejects.jsonl").exit_code == 0
    assert recoupe("dump").stdout == whole


def test_query_lists_the_catalogue_without_a_database() -> None:
    result = CliRunner().invoke(main, ["query", "--format", "json"])
    assert result.exit_code == 0
    assert {"query", "question", "parameters"} == set(json.loads(result.stdout)[0])


def test_query_answers_in_three_formats(recoupe: Recoupe) -> None:
    recoupe("load", "both.jsonl")
    ask = ("query", "neighbourhood", "-P", "actor=ukraine")
    row = {
        "direction": "in", "relation": "ATTACKS", "other": "Russie", "type": ["Country"],
        "claims": 1, "articles": 1, "denied": 0, "last": "2026-03-10",
    }  # fmt: skip
    assert json.loads(recoupe(*ask, "--format", "json").stdout) == [row]
    assert recoupe(*ask, "--format", "csv").stdout.splitlines() == [
        "direction,relation,other,type,claims,articles,denied,last",
        "in,ATTACKS,Russie,Country,1,1,0,2026-03-10",
    ]
    assert "Russie" in recoupe(*ask).stdout


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (("query", "nope"), 1, "Error: no query 'nope'; `recoupe query` lists all\n"),
        (("query", "denials", "-P", "x"), 2, "'x' is not KEY=VALUE"),
        (("query", "supplies_of", "-P", "actor=Rome"), 1, "Error: no entity 'Rome' in the graph\n"),
        (("export", "--entity", "Iran", "--relation", "ATTACKS"), 2, "give only one of"),
        (
            ("export", "--cypher", "CREATE (n)"),
            1,
            "the query is refused: Writing in read access mode",
        ),
        (("retract",), 2, "give either ARTICLE or --source"),
        (("retract", "sha256:nope"), 1, "Error: no article 'sha256:nope' in the graph\n"),
        (("load", "absent.jsonl"), 2, "No such file"),
        (("load", "both.jsonl", "--bulk"), 1, "is not recoupe's own: load without --bulk"),
    ],
)
def test_what_cannot_be_done_is_told(
    recoupe: Recoupe, arguments: tuple[str, ...], code: int, message: str
) -> None:
    result = recoupe(*arguments)
    assert (result.exit_code, result.stdout) == (code, "")
    assert message in result.stderr


def test_export_dump_and_retract(recoupe: Recoupe) -> None:
    recoupe("load", "both.jsonl")
    whole = recoupe("dump").stdout
    recoupe("export", "-o", "all.jsonl")
    assert recoupe("retract", "--source", "raid").stdout == "retracted: raid\n"
    assert recoupe("dump").stdout != whole
    assert recoupe("load", "all.jsonl").stdout.startswith("1 new, 0 replaced, 1 unchanged")
    assert recoupe("dump").stdout == whole


@pytest.mark.parametrize("command", ["dump", "export", "load", "query", "retract"])
def test_without_a_server_one_line_says_so(recoupe: Recoupe, command: str) -> None:
    more = {"load": ["both.jsonl"], "query": ["sanctions"], "retract": ["x"]}.get(command, [])
    result = recoupe(command, *more, "--uri", "bolt://127.0.0.1:1")
    assert result.exit_code == 1
    assert result.stderr.startswith("Error: No Neo4j answers at bolt://127.0.0.1:1")
    assert result.stderr.count("\n") == 1


def test_merges_join_last_and_part_again(recoupe: Recoupe) -> None:
    judgements = recoupe.folder / "merges.txt"
    judgements.write_text("country:UA = country:RU  # said by nobody\n", "utf-8")
    recoupe("load", "both.jsonl")
    apart = recoupe("dump").stdout
    joining = recoupe("load", "both.jsonl", "--merges", "merges.txt")
    assert joining.stderr == "articles in the graph that read otherwise now: 1\n"
    joined = recoupe("dump").stdout
    assert '"Ukraine"' not in recoupe("query", "most_connected", "--format", "json").stdout
    assert recoupe("merges").stdout == "country:UA = country:RU\n"
    recoupe("retract", "--source", "raid")
    recoupe("load", "both.jsonl")
    assert recoupe("dump").stdout == joined
    judgements.write_text("", "utf-8")
    recoupe("merges", "merges.txt")
    assert recoupe("merges").stdout == ""
    assert recoupe("dump").stdout == apart
