"""How fast is extraction, against the bare parser on the same text, on one core and on several?

Example:
    python bench/extraction.py --copies 10 --workers 2
"""

import argparse
import os
import resource
import tempfile
import time
from pathlib import Path

for _pool in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
    os.environ.setdefault(_pool, "1")  # one core means one: set before numpy is loaded

from extract.batch import extract_files  # noqa: E402
from extract.model import choose_model, load_model  # noqa: E402
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
    """Return the words of the articles, and the seconds that the parser alone takes for them."""
    nlp = load_model(model)
    read = [read_article(file, file.name) for file in files]
    passages = [a.text[start:end] for a in read for start, end, _ in a.paragraphs]
    list(nlp.pipe(passages[:20], batch_size=16))
    started = time.perf_counter()
    for _ in nlp.pipe(passages, batch_size=16):
        pass
    return sum(len(p.split()) for p in passages), time.perf_counter() - started


def extract_seconds(files: list[Path], model: str, workers: int) -> float:
    """Return the seconds that the whole of extraction takes, without loading the model."""
    list(extract_files(files[:1], model=model))
    started = time.perf_counter()
    list(extract_files(files, model=model, workers=workers))
    return time.perf_counter() - started


def main() -> None:
    """Print words per second and the two ratios, and the peak of memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("paths", nargs="*", type=Path, default=[EXAMPLES])
    parser.add_argument("--copies", type=int, default=10)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--model")
    options = parser.parse_args()
    model = choose_model(options.model)
    with tempfile.TemporaryDirectory() as folder:
        files = copies_of(article_files(options.paths), options.copies, Path(folder))
        words, bare = bare_seconds(files, model)
        one = extract_seconds(files, model, 1)
        several = extract_seconds(files, model, options.workers)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"{len(files)} articles, {words} words, {model}")
    print(f"bare nlp.pipe       {words / bare:8.0f} words/s")
    print(f"extract, 1 worker   {words / one:8.0f} words/s   {bare / one:.2f} of bare (goal 0.60)")
    print(
        f"extract, {options.workers} workers  {words / several:8.0f} words/s   "
        f"{one / several:.2f} of one worker (goal 1.70 on two cores)"
    )
    print(f"peak memory         {peak:8.0f} MB")


if __name__ == "__main__":
    main()
