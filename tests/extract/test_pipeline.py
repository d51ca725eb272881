"""Is extraction a pure function of the article, and right in every offset?"""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from extract.pipeline import Extractor
from graph.models import ArticleGraph, Span
from tests.conftest import ROOT

EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))


def extracted(*arguments: object, seed: str = "0") -> bytes:
    """Return what `recoupe extract` prints, in a process of its own that finds no database."""
    return subprocess.run(
        [
            sys.executable,
            "-c",
            "from cli.main import main; main()",
            "extract",
            *map(str, arguments),
        ],
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": seed, "NEO4J_URI": "bolt://127.0.0.1:1"},
        check=True,
        capture_output=True,
        timeout=120,
    ).stdout


def spans(graph: ArticleGraph) -> list[Span]:
    """Return every passage that the record quotes."""
    mentions = [span for entity in graph.entities for span in entity.mentions]
    return mentions + [span for claim in graph.claims for span in claim.evidence]


def test_two_processes_and_two_workers_give_the_same_bytes() -> None:
    one = extracted(*EXAMPLES, seed="1")
    assert extracted(*EXAMPLES, "--workers", "2", seed="2") == one
    graphs = [ArticleGraph.model_validate_json(line) for line in one.decode().splitlines()]
    assert [Path(graph.article.source).name for graph in graphs] == [f.name for f in EXAMPLES]


@pytest.mark.parametrize("file", EXAMPLES, ids=lambda file: file.stem)
def test_a_second_extraction_gives_the_same_record(
    extractor: Extractor, examples: dict[str, ArticleGraph], file: Path
) -> None:
    again = extractor.extract_file(file)
    assert again.model_dump_json() == examples[file.stem].model_dump_json()


@pytest.mark.parametrize("articles", ["real", "examples"])
def test_every_span_quotes_the_text(request: pytest.FixtureRequest, articles: str) -> None:
    for graph in request.getfixturevalue(articles).values():
        quoted = spans(graph)
        assert quoted
        assert all(span.text and span.text == span.text.strip() for span in quoted)
        assert [graph.article.text[s.start : s.end] for s in quoted] == [s.text for s in quoted]


def test_every_claim_says_why(examples: dict[str, ArticleGraph]) -> None:
    for graph in examples.values():
        assert graph.claims
        assert all(claim.rule and claim.reasons for claim in graph.claims)


def test_the_record_names_the_extractor(
    extractor: Extractor, examples: dict[str, ArticleGraph]
) -> None:
    assert {graph.extractor for graph in examples.values()} == {extractor.version}
