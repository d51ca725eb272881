"""What becomes of input that is no good? One line each, and the good beside it is in the graph."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from neo4j import Session

from cli.main import main
from tests.endtoend.conftest import Recoupe

FRENCH = """Téhéran arme Moscou

Publié le 3 mai 2024

L'Iran a livré {count} drones à la Russie au début du printemps, affirme l'Ukraine.

Le gouvernement iranien dément avoir livré des drones à la Russie depuis l'été dernier.
"""
ENGLISH = """Iran has delivered drones to Russia

The Iranian government delivered hundreds of drones to Russia last month, Ukrainian officials said.
They added that the deliveries would go on during the summer, and asked the allies for help.
"""

REFUSED = {
    "empty.txt": b"",
    "blank.txt": b" \n\n\t\n",
    "binary.txt": bytes(range(256)) * 40,
    "english.txt": ENGLISH.encode(),
}
READ = {
    "utf8.txt": FRENCH.format(count="cent").encode(),
    "utf16.txt": FRENCH.format(count="deux cents").encode("utf-16"),
    "utf16-be.txt": b"\xfe\xff" + FRENCH.format(count="trois cents").encode("utf-16-be"),
    "latin1.txt": FRENCH.format(count="quatre cents").encode("latin-1"),
    "utf8-bom.txt": FRENCH.format(count="cinq cents").encode("utf-8-sig"),
}


def written(folder: Path, contents: dict[str, bytes]) -> list[Path]:
    """Write the files and return them."""
    for name, content in contents.items():
        (folder / name).write_bytes(content)
    return [folder / name for name in contents]


@pytest.mark.parametrize(("name", "content"), READ.items(), ids=READ)
def test_french_is_read_in_any_encoding(tmp_path: Path, name: str, content: bytes) -> None:
    [file] = written(tmp_path, {name: content})
    result = CliRunner().invoke(main, ["extract", str(file)])
    assert (result.exit_code, result.stderr) == (0, "")
    record = json.loads(result.stdout)
    assert record["article"]["title"] == "Téhéran arme Moscou"
    claims = {(c["subject"], c["relation"], c["object"]) for c in record["claims"]}
    assert ("country:IR", "TRANSFERS_DRONES_TO", "country:RU") in claims


@pytest.mark.parametrize(("name", "content"), REFUSED.items(), ids=REFUSED)
def test_what_is_no_french_article_is_told_in_one_line(
    tmp_path: Path, name: str, content: bytes
) -> None:
    [file] = written(tmp_path, {name: content})
    result = CliRunner().invoke(main, ["extract", str(file)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith(f"{file}: ")
    assert result.stderr.count("\n") == 1
    assert isinstance(result.exception, SystemExit)


def test_the_good_beside_the_bad_are_imported(
    recoupe: Recoupe, session: Session, tmp_path: Path
) -> None:
    written(tmp_path, {**READ, **REFUSED})
    missing = tmp_path / "missing.txt"
    result = recoupe("import", "--json", tmp_path, missing)
    assert result.exit_code == 1
    told = result.stderr.splitlines()
    assert {line.split(": ")[0] for line in told} == {
        str(tmp_path / name) for name in (*REFUSED, "missing.txt")
    }
    summary = json.loads(result.stdout)
    assert (summary["new"], summary["left out"]) == (len(READ), len(told))
    assert sorted(summary["reasons"]) == sorted(told)
    sources = session.run("MATCH (a:Article) RETURN a.source ORDER BY a.source").value()
    assert sources == sorted(str(tmp_path / name) for name in READ)


def test_an_article_of_five_megabytes_is_refused_in_one_line(
    recoupe: Recoupe, session: Session, tmp_path: Path
) -> None:
    sentence = "L'Iran a livré des drones à la Russie au printemps dernier. "
    huge = (sentence * (5_000_000 // len(sentence))).encode()
    file, _ = written(tmp_path, {"huge.txt": huge, "utf8.txt": READ["utf8.txt"]})
    result = recoupe("import", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{file}: ")
    assert result.stderr.count("\n") == 1
    assert session.run("MATCH (a:Article) RETURN count(a)").value() == [1]


def test_a_folder_without_articles_is_told(recoupe: Recoupe, tmp_path: Path) -> None:
    result = recoupe("import", tmp_path)
    assert result.exit_code == 1
    assert result.stderr.startswith(f"{tmp_path}: no article in this folder")
    assert result.stderr.count("\n") == 1


def test_all_good_ends_with_0(recoupe: Recoupe, tmp_path: Path) -> None:
    result = recoupe("import", "--json", *written(tmp_path, READ))
    assert (result.exit_code, result.stderr) == (0, "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("import",),
        ("extract",),
        ("extract", "--workers", "0", "x.txt"),
        ("import", "--no-such-option", "x.txt"),
        ("no-such-command",),
        ("evaluate", "no-such-folder"),
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_2(arguments: tuple[str, ...]) -> None:
    result = CliRunner().invoke(main, arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert "Error: " in result.stderr


def test_an_unknown_model_is_told_in_one_line(tmp_path: Path) -> None:
    [file] = written(tmp_path, {"utf8.txt": READ["utf8.txt"]})
    result = CliRunner().invoke(main, ["extract", "--model", "xl", str(file)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: the model fr_core_news_xl is not installed")
    assert result.stderr.count("\n") == 1


def test_neo4j_down_is_told_in_one_line(tmp_path: Path) -> None:
    [file] = written(tmp_path, {"utf8.txt": READ["utf8.txt"]})
    result = CliRunner().invoke(main, ["import", "--uri", "bolt://127.0.0.1:1", str(file)])
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr.startswith("Error: No Neo4j answers at bolt://127.0.0.1:1")
    assert result.stderr.count("\n") == 1
