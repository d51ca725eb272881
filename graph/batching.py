"""Which articles are written in one transaction, and how is the next batch made ready meanwhile?"""

from collections.abc import Iterable, Iterator
from concurrent.futures import Executor, Future

from neo4j import Session

from graph.additions import Addition
from graph.identity import article_keys
from graph.merges import Merges
from graph.models import ArticleGraph

#: A batch is written when it holds this many claims, or this many characters of text.
BATCH_CLAIMS = 5_000
BATCH_TEXT = 8_000_000

#: Where reading takes longer than writing, a batch has this many articles: little is lost by who is killed.
BATCH_ARTICLES = 50

Batch = list[ArticleGraph]
_Drawn = tuple[Batch, Addition | None]


def batches(graphs: Iterable[ArticleGraph], most: int | None = None) -> Iterator[Batch]:
    """Yield articles in groups of a transaction's size, at most `most`; no id and no source twice in one group."""
    batch: Batch = []
    keys: set[str] = set()
    claims = text = 0
    for graph in graphs:
        own = article_keys(graph)
        full = claims >= BATCH_CLAIMS or text >= BATCH_TEXT or len(batch) == most
        if batch and (own & keys or full):
            yield batch
            batch, keys, claims, text = [], set(), 0, 0
        batch.append(graph)
        keys |= own
        claims += len(graph.claims)
        text += len(graph.article.text)
    if batch:
        yield batch


class Upcoming:
    """Batches one after the other, with what to write of each if it is all new.

    Where there is a session `beside`, which nobody else uses, the `worker` draws the next one and works that out from
    `draw_next` on: best while the last one is committed, when this process has nothing else to do.
    """

    def __init__(
        self,
        found: Iterator[Batch],
        worker: Executor,
        beside: Session | None = None,
    ) -> None:
        self.addition: Addition | None = None
        self._found = found
        self._worker = worker
        self._beside = beside
        self._next: Future[_Drawn | None] | None = None

    def __iter__(self) -> Iterator[Batch]:
        """Yield each batch; what to write of it is in `addition`."""
        while drawn := self._drawn():
            self._next = None
            batch, self.addition = drawn
            del drawn  # or what is written already would stay in memory
            yield batch

    def draw_next(self, merges: Merges) -> None:
        """Begin with the next batch, which these judgements are likely to concern; the last one is written."""
        if self._beside and not self._next:
            self.addition = None
            self._next = self._worker.submit(self._draw, merges)

    def _drawn(self) -> _Drawn | None:
        self.draw_next(Merges())
        return self._next.result() if self._next else self._draw(Merges())

    def _draw(self, merges: Merges) -> _Drawn | None:
        batch = next(self._found, None)
        if batch is None:
            return None
        if self._beside is None:
            return batch, None
        in_order = sorted(batch, key=lambda graph: graph.article.id)
        return batch, Addition(in_order, merges, self._worker, self._beside)
