"""Does `recoupe evaluate` score the articles that are meant, and only those?"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from cli.main import main
from tests.graph.articles import article


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """Two annotated articles; the predictions are right about one of them."""
    folder = tmp_path / "gold"
    folder.mkdir()
    for name in ("one", "two"):
        text = json.dumps(
            {
                "article": f"{name}.txt",
                "entities": {
                    "country:RU": {"type": "Country", "names": ["Russie"]},
                    "country:UA": {"type": "Country", "names": ["Ukraine"]},
                },
                "claims": [
                    {"relation": "ATTACKS", "subject": "country:RU", "object": "country:UA"}
                ],
            }
        )
        (folder / f"{name}.json").write_text(text, encoding="utf-8")
    told = article("one", "country:RU ATTACKS country:UA, actual", source="somewhere/one.txt")
    (tmp_path / "predictions.jsonl").write_text(told.model_dump_json(), encoding="utf-8")
    return folder


def recall(gold: Path, *arguments: str) -> float:
    predictions = str(gold.parent / "predictions.jsonl")
    words = ["evaluate", str(gold), "--predictions", predictions, "--json", *arguments]
    result = CliRunner().invoke(main, words)
    assert result.exit_code == 0, result.output
    figures = json.loads(result.stdout)
    return float(figures["triples"]["recall"])


@pytest.mark.parametrize(
    ("only", "expected"), [("one", 1.0), ("one.txt", 1.0), ("two", 0.0), ("one,two.txt", 0.5)]
)
def test_the_articles_named_are_scored(gold: Path, only: str, expected: float) -> None:
    assert recall(gold, "--only", only) == expected


def test_all_are_scored_where_none_is_named(gold: Path) -> None:
    assert recall(gold) == 0.5


def test_a_bad_line_is_told_and_costs_no_other(gold: Path) -> None:
    predictions = gold.parent / "predictions.jsonl"
    whole = CliRunner().invoke(main, ["evaluate", str(gold), "--predictions", str(predictions)])
    predictions.write_text(f"nonsense\n\n{predictions.read_text('utf-8')}\n{{}}\n", "utf-8")
    result = CliRunner().invoke(main, ["evaluate", str(gold), "--predictions", str(predictions)])
    assert (result.exit_code, result.stdout) == (1, whole.stdout)
    told = result.stderr.splitlines()
    assert [line.split(": ")[0] for line in told] == [f"{predictions}:1", f"{predictions}:4"]
    assert told[1].endswith(": article: Field required")


def test_a_name_that_nothing_bears_is_told(gold: Path) -> None:
    result = CliRunner().invoke(main, ["evaluate", str(gold), "--only", "one,three"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert result.stderr.endswith(f"Error: --only three: {gold} annotates no such article\n")
