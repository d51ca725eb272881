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


def extracted(*arguments: object) -> bytes:
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
        env={**os.environ, "NEO4J_URI": "bolt://127.0.0.1:1"},
        check=True,
        capture_output=True,
        timeout=120,
    ).stdout


def spans(graph: ArticleGraph) -> list[Span]:
    """Return every passage that the record quotes."""
    mentions = [span for entity in graph.entities for span in entity.mentions]
    return mentions + [span for claim in graph.claims for span in claim.evidence]


def test_two_workers_without_a_database_print_the_same_bytes(
    examples: dict[str, ArticleGraph],
) -> None:
    printed = extracted(*EXAMPLES, "--workers", "2")
    assert printed.decode() == "".join(f"{g.model_dump_json()}\n" for g in examples.values())
    graphs = [ArticleGraph.model_validate_json(line) for line in printed.decode().splitlines()]
    assert [Path(graph.article.source) for graph in graphs] == EXAMPLES


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


def test_every_claim_names_its_rule(examples: dict[str, ArticleGraph]) -> None:
    for graph in examples.values():
        assert graph.claims
        assert all(claim.rule.startswith(f"{claim.relation}:") for claim in graph.claims)


def test_the_record_names_the_extractor(
    extractor: Extractor, examples: dict[str, ArticleGraph]
) -> None:
    assert {graph.extractor for graph in examples.values()} == {extractor.version}
