"""Which articles need not be read again, because the graph holds what reading them would give?"""

from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from neo4j import Session

from graph.models import Article
from graph.restoration import copies, records
from graph.statements import statement

#: Sources are looked up this many at a time.
PAGE = 100


def unchanged(
    session: Session,
    sources: Iterable[str],
    extractor: str,
    read: Callable[[str], Article | None],
) -> set[str]:
    """Return those of `sources` of which the graph holds the article as `extractor` found it.

    `read` returns what is at a source now, None where that is no article; it is asked about these only.
    """
    found: set[str] = set()
    rest = iter(sources)
    while page := list(islice(rest, PAGE)):
        held = _held(session, page, extractor)
        found.update(source for source, article in held.items() if read(source) == article)
    return found


def _held(session: Session, sources: Sequence[str], extractor: str) -> dict[str, Article]:
    query = statement("find/read_by")
    shown = records(session, session.run(query, sources=sources, extractor=extractor).value())
    wanted = set(sources)
    return {
        graph.article.source: graph.article
        for graph in (*shown, *copies(session, shown))
        if graph.article.source in wanted and graph.extractor == extractor and not graph.part
    }
