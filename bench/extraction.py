"""How fast is extraction, against the bare parser on the same text, on one core and on several?

One core is counted in processor time, which other work on the machine disturbs little; several
workers by the clock.

Example:
    python bench/extraction.py --copies 10 --workers 2
"""

import argparse
import multiprocessing
import os
import resource
import tempfile
import time
from collections import deque
from pathlib import Path
from statistics import median

for _pool in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_pool, "1")  # one core means one: set before numpy is loaded

import spacy  # noqa: E402

from extract.batch import extract_files  # noqa: E402
from extract.model import choose_model  # noqa: E402
from extract.reading import article_files, read_article  # noqa: E402

EXAMPLES = Path(__file__).parents[1] / "examples"


def copies_of(articles: list[Path], copies: int, folder: Path) -> list[Path]:
    """Return `copies` of each article, each with a title of its own, written to `folder`."""
    written = []
    for number in range(copies):
        for article in articles:
            copy = folder / f"{number:04}_{article.name}"
            copy.write_text(article.read_text("utf-8").replace("\n", f" ({number})\n", 1), "utf-8")
            written.append(copy)
    return written


def bare_seconds(files: list[Path], model: str) -> tuple[int, float]:
    """Return the words of the articles, and the processor seconds that the parser alone takes."""
    nlp = spacy.load(model)
    read = [read_article(file, file.name) for file in files]
    passages = [a.text[start:end] for a in read for start, end, _ in a.paragraphs]
    list(nlp.pipe(passages[:20]))
    started = time.process_time()
    for _ in nlp.pipe(passages):
        pass
    return sum(len(p.split()) for p in passages), time.process_time() - started


def extract_seconds(files: list[Path], model: str, workers: int) -> tuple[float, float]:
    """Return the seconds by the clock and of this process that extraction takes, loading apart."""
    list(extract_files(files[:1], model=model))
    started, busy = time.perf_counter(), time.process_time()
    deque(extract_files(files, model=model, workers=workers), maxlen=0)
    return time.perf_counter() - started, time.process_time() - busy


def _count(steps: int) -> int:
    return sum(i * i for i in range(steps))


def machine_gain(workers: int) -> float:
    """Return how much faster as many processes do a plain loop just now: the ceiling of any gain."""
    steps = [8_000_000 // workers] * workers
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        pool.map(_count, [1000] * workers, chunksize=1)
        started = time.perf_counter()
        pool.map(_count, steps, chunksize=1)
        several = time.perf_counter() - started
    started = time.perf_counter()
    for each in steps:
        _count(each)
    return (time.perf_counter() - started) / several


def peak_megabytes() -> float:
    """Return the most memory that this process has held so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print words per second and the ratios, medians of several rounds, and the peaks of memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[EXAMPLES])
    parser.add_argument("--copies", type=int, default=10)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--model")
    options = parser.parse_args()
    model = choose_model(options.model)
    with tempfile.TemporaryDirectory() as folder:
        files = copies_of(article_files(options.paths), options.copies, Path(folder))
        extract_seconds(files[: len(files) // options.copies], model, 1)
        first_peak = peak_megabytes()
        extract_seconds(files, model, 1)
        later_peak = peak_megabytes()  # before the bare parser adds what it needs
        rounds = []
        for _ in range(options.rounds):
            words, bare = bare_seconds(files, model)
            one, busy = extract_seconds(files, model, 1)
            gain = machine_gain(options.workers)
            several, _ = extract_seconds(files, model, options.workers)
            rounds.append((bare, busy, bare / busy, several, one / several, gain))
    bare, busy, of_bare, several, of_one, ceiling = map(median, zip(*rounds, strict=True))
    print(f"{len(files)} articles, {words} words, {model}, {options.rounds} rounds")
    print(f"bare nlp.pipe       {words / bare:8.0f} words/s")
    print(f"extract, 1 worker   {words / busy:8.0f} words/s   {of_bare:.2f} of bare (goal 0.60)")
    print(
        f"extract, {options.workers} workers  {words / several:8.0f} words/s   "
        f"{of_one:.2f} of one worker (goal 1.70 on two free cores; "
        f"a plain loop gained {ceiling:.2f} here)"
    )
    print(
        f"peak memory         {first_peak:8.0f} MB at {len(files) // options.copies} articles, "
        f"{later_peak:.0f} MB at {len(files)}"
    )


if __name__ == "__main__":
    main()
