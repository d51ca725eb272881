"""Are the product's figures those of the shared scorer, and no worse than they were?"""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from extract.evaluation.run import evaluate_graphs
from graph.models import ArticleGraph

FLOOR = {"entities": 0.93, "triples": 0.62, "attributions": 0.45}


@pytest.fixture(scope="module")
def gold(shared: Path) -> Path:
    """The annotations."""
    if not (shared / "score.py").is_file():
        pytest.skip("left out: the shared scorer, ../shared/score.py, is not on this machine")
    return shared / "gold"


def scored(gold: Path, graphs: Iterable[ArticleGraph], folder: Path) -> dict[str, Any]:
    """Return the figures of the shared scorer."""
    predictions = folder / "predictions.jsonl"
    predictions.write_text("".join(f"{g.model_dump_json()}\n" for g in graphs), "utf-8")
    command = [sys.executable, str(gold.parent / "score.py"), str(gold), str(predictions)]
    result = subprocess.run(command, capture_output=True, check=True, timeout=60)
    figures: dict[str, Any] = json.loads(result.stdout)
    return figures


def test_figures_are_those_of_the_shared_scorer(
    gold: Path, real: dict[str, ArticleGraph], tmp_path: Path
) -> None:
    graphs = list(real.values())
    assert evaluate_graphs(gold, graphs).figures() == scored(gold, graphs, tmp_path)


@pytest.mark.parametrize("kept", [0, 1, 7])
def test_a_missing_article_counts_as_missed(
    gold: Path, real: dict[str, ArticleGraph], tmp_path: Path, kept: int
) -> None:
    graphs = list(real.values())[:kept]
    assert evaluate_graphs(gold, graphs).figures() == scored(gold, graphs, tmp_path)


def test_claims_without_entities_and_sources_score_alike(
    gold: Path, real: dict[str, ArticleGraph], tmp_path: Path
) -> None:
    """Perturbed predictions: every second claim, no attribution."""
    graphs = [
        graph.model_copy(
            update={
                "claims": tuple(
                    c.model_copy(update={"attributions": ()}) for c in graph.claims[::2]
                )
            }
        )
        for graph in real.values()
    ]
    assert evaluate_graphs(gold, graphs).figures() == scored(gold, graphs, tmp_path)


@pytest.mark.parametrize(("figure", "floor"), FLOOR.items(), ids=FLOOR)
def test_figures_do_not_fall(
    gold: Path, real: dict[str, ArticleGraph], figure: str, floor: float
) -> None:
    figures = evaluate_graphs(gold, real.values()).figures()
    assert figures[figure]["f1"] >= floor
