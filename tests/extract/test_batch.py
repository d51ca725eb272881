"""Reading many files in several processes: the same answers in order, and a death that is told."""

import multiprocessing
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from extract.batch import WorkerDiedError, extract_files
from graph.models import ArticleGraph

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").glob("*.txt"))


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


def test_workers_end_with_who_started_them() -> None:
    """Its output, which they share, ends with the last of them."""
    program = (
        "import sys; from pathlib import Path; from extract.batch import extract_files\n"
        "outcomes = extract_files([Path(file) for file in sys.argv[1:]] * 9, workers=2)\n"
        "print(next(outcomes).article.id, flush=True); list(outcomes)"
    )
    words = [sys.executable, "-c", program, *map(str, EXAMPLES)]
    with subprocess.Popen(words, stdout=subprocess.PIPE, cwd=ROOT) as reader:
        assert reader.stdout is not None
        assert reader.stdout.readline().startswith(b"sha256:")
        reader.kill()
        reader.communicate(timeout=60)
