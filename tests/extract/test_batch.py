"""Reading many files in several processes: the same answers in order, and a death that is told."""

import multiprocessing
import os
import signal
from pathlib import Path

import pytest

from extract.batch import WorkerDiedError, extract_files
from graph.models import ArticleGraph

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.txt"))


def test_more_files_than_are_handed_out_at_once_come_back_in_order(tmp_path: Path) -> None:
    files = []
    for number in range(40):
        files.append(tmp_path / f"{number:02}.txt")
        files[-1].write_text(f"Paris et Berlin numéro {number}\n\nParis a condamné l'attaque.\n")
    sources = [
        Path(outcome.article.source).name if isinstance(outcome, ArticleGraph) else str(outcome)
        for outcome in extract_files(files, workers=2)
    ]
    assert sources == [file.name for file in files]


def test_a_killed_worker_is_an_error_and_no_endless_wait() -> None:
    outcomes = extract_files(EXAMPLES * 4, workers=2)
    for child in multiprocessing.active_children():
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
    with pytest.raises(WorkerDiedError, match="--workers"):
        list(outcomes)
