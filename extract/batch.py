"""How are many articles read, on one core or several? In order, an error standing for its file."""

import gc
import multiprocessing
import os
import threading
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from itertools import islice
from pathlib import Path

from pydantic import ValidationError

from extract.model import choose_model
from extract.pipeline import Extractor
from extract.reading.errors import ArticleError
from graph.models import Article, ArticleGraph
from ontology.errors import RecoupeError

_CHUNK = 4
_BETWEEN_COLLECTIONS = 50_000  # objects: an article makes tens of thousands that go together
_AHEAD = 3  # chunks that wait for each worker; more would only take memory

Outcome = ArticleGraph | ArticleError


class MisreadArticleError(ArticleError):
    """What was made of an article contradicts itself, which is a fault of ours: the others go on."""


class WorkerDiedError(RecoupeError):
    """A process that was reading articles was killed: there may be too little memory for so many."""


def extract_files(
    files: Sequence[Path], *, model: str | None = None, workers: int = 1
) -> Iterator[Outcome]:
    """Return the graph of each file, or why it has none, in the order of `files`.

    With several workers the model is loaded once, and the processes are forked before this
    returns, so that no thread that the caller starts later is copied in the middle of its work.

    Raises:
        ModelMissingError: the model is not installed.
        WorkerDiedError: while iterating; a worker was killed.
    """
    return _extract(files, model, workers)


def extract_stored(
    articles: Sequence[Article], *, model: str | None = None, workers: int = 1
) -> Iterator[Outcome]:
    """Return the graph of each article that was read and stored before, as `extract_files` does."""
    return _extract(articles, model, workers)


def _extract(items: Sequence[Path | Article], model: str | None, workers: int) -> Iterator[Outcome]:
    name = choose_model(model)
    if not items:
        return iter(())
    extractor = Extractor(name)
    gc.collect()
    gc.freeze()  # else each collection walks the whole model, and copies its pages in a worker
    gc.set_threshold(_BETWEEN_COLLECTIONS)
    if workers <= 1 or len(items) <= 1:
        return map(partial(_read, extractor), items)
    global _shared  # inherited by the forked workers, never sent to them
    _shared = extractor
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(workers, mp_context=fork, initializer=_end_with_parent)
    chunks = iter([items[i : i + _CHUNK] for i in range(0, len(items), _CHUNK)])
    ahead = islice(chunks, workers * _AHEAD)
    waiting = deque([pool.submit(_read_shared, chunk) for chunk in ahead])
    return _in_order(pool, waiting, chunks)


def _in_order(
    pool: ProcessPoolExecutor,
    waiting: deque[Future[list[Outcome]]],
    chunks: Iterator[Sequence[Path | Article]],
) -> Iterator[Outcome]:
    """Yield what the workers found, a chunk handed out for each that comes back."""
    try:
        while waiting:
            outcomes = waiting.popleft().result()
            waiting.extend(pool.submit(_read_shared, chunk) for chunk in islice(chunks, 1))
            yield from outcomes
    except BrokenProcessPool:
        raise WorkerDiedError(
            "a process that was reading articles was killed: try again with fewer --workers"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


def _end_with_parent() -> None:
    """Let this worker end when the process that it works for is killed: it would wait for work for ever."""
    threading.Thread(target=_await_parent, daemon=True).start()


def _await_parent() -> None:
    parent = multiprocessing.parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


_shared: Extractor | None = None


def _read_shared(items: Sequence[Path | Article]) -> list[Outcome]:
    assert _shared is not None
    return [_read(_shared, item) for item in items]


def _read(extractor: Extractor, item: Path | Article) -> Outcome:
    try:
        if isinstance(item, Article):
            return extractor.extract_stored(item)
        return extractor.extract_file(item)
    except ArticleError as error:
        return error
    except ValidationError as error:
        name = item.source if isinstance(item, Article) else item
        reason = error.errors(include_url=False, include_input=False)[0]["msg"]
        return MisreadArticleError(f"{name}: read wrongly, please report it: {reason}")
