"""How do articles that another extractor read get the claims that today's finds in them?

The graph keeps what an extractor needs: the text and its paragraphs. An article that is replaced or taken out
while it is being read stays as it is then. Who is killed goes on where it stopped: what was renewed bears the
extractor's version.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from neo4j import Session

from graph import loader, rows
from graph.batching import BATCH_ARTICLES
from graph.models import Article, ArticleGraph
from graph.restoration import copies, moved, records
from graph.statements import statement

#: Articles are read and written anew this many at a time.
PAGE = 200

Reader = Callable[[Sequence[Article]], Iterable[ArticleGraph]]


def renew(
    session: Session,
    extractor: str,
    read: Reader,
    progress: Callable[[loader.Summary], None] = lambda _: None,
) -> loader.Summary:
    """Give the articles that are not of the version `extractor` what `read` finds in them."""
    total = loader.Summary()
    for page in _outdated(session, extractor):
        expected = {graph.article.source: rows.digest(graph) for graph in page}
        fresh = read([graph.article for graph in page])
        total.add(loader.load(session, fresh, expected=expected, most=BATCH_ARTICLES))
        progress(total)
    return total


def _outdated(session: Session, extractor: str) -> Iterator[list[ArticleGraph]]:
    """Yield the records that another extractor made, a page at a time, in the order of their articles."""
    after = ""
    while True:
        query = statement("find/outdated")
        ids = session.run(query, extractor=extractor, after=after, limit=PAGE).value()
        if not ids:
            return
        after = ids[-1]
        found = records(session, ids)
        yield [
            graph for graph in (*found, *_differing(session, found)) if graph.extractor != extractor
        ]


def _differing(session: Session, found: list[ArticleGraph]) -> Iterator[ArticleGraph]:
    """Yield the copies that say something else: the others follow the record that is shown."""
    by_id = {graph.article.id: graph for graph in found}
    for copy in copies(session, found):
        if copy != moved(by_id[copy.article.id], copy.article.source):
            yield copy
