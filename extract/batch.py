"""How are many files read, on one core or several? In order, an error standing for its file."""

import multiprocessing
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from extract.model import choose_model
from extract.pipeline import Extractor
from extract.reading.errors import ArticleError
from graph.models import ArticleGraph


def extract_files(
    files: Sequence[Path], *, model: str | None = None, workers: int = 1
) -> Iterator[ArticleGraph | ArticleError]:
    """Yield the graph of each file, or why it has none, in the order of `files`.

    With several workers the model is loaded once, before the processes are forked.

    Raises:
        ModelMissingError: the model is not installed.
    """
    extractor = Extractor(choose_model(model))
    read = partial(_read, extractor)
    if workers <= 1 or len(files) <= 1:
        yield from map(read, files)
        return
    global _shared  # inherited by the forked workers, never sent to them
    _shared = extractor
    with multiprocessing.get_context("fork").Pool(workers) as pool:
        yield from pool.imap(_read_shared, files, chunksize=4)


_shared: Extractor | None = None


def _read_shared(file: Path) -> ArticleGraph | ArticleError:
    assert _shared is not None
    return _read(_shared, file)


def _read(extractor: Extractor, file: Path) -> ArticleGraph | ArticleError:
    try:
        return extractor.extract_file(file)
    except ArticleError as error:
        return error
