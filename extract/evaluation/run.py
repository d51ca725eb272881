"""How are annotated articles scored? Extracted afresh, or read from a file of predictions."""

import re
from collections.abc import Iterable, Mapping
from pathlib import Path

from extract.evaluation.gold import read_gold
from extract.evaluation.scoring import Scores
from graph.models import ArticleGraph


def evaluate_articles(
    gold: Path, articles: Path, model: str | None, names: frozenset[str] | None = None
) -> Scores:
    """Extract every annotated article found in `articles` and score it.

    Raises:
        DataFileError: no annotation in `gold`.
    """
    from extract.batch import extract_files  # noqa: PLC0415 - spaCy takes over a second

    files = [articles / g.article for g in read_gold(gold) if (articles / g.article).is_file()]
    files = [file for file in files if names is None or file.name in names]
    graphs = (g for g in extract_files(files, model=model) if isinstance(g, ArticleGraph))
    return evaluate_graphs(gold, graphs, names)


def evaluate_graphs(
    gold: Path, graphs: Iterable[ArticleGraph], names: frozenset[str] | None = None
) -> Scores:
    """Score what was extracted before."""
    return score(gold, {_name(g): g for g in graphs}, names)


def score(
    gold: Path, predictions: Mapping[str, ArticleGraph], names: frozenset[str] | None
) -> Scores:
    """Score `predictions`, by file name, against the annotations; an absent one counts as missed."""
    scores = Scores()
    for annotation in read_gold(gold):
        if names is None or annotation.article in names:
            scores.add(annotation, predictions.get(annotation.article))
    return scores


def _name(graph: ArticleGraph) -> str:
    return re.split(r"[/\\]", graph.article.source)[-1]
