"""What is written of articles that come into the graph, made ready before it is needed?"""

from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import Executor, Future
from itertools import chain
from typing import NamedTuple

from neo4j import ManagedTransaction, Session

from graph import drawing, edges, names, rows
from graph.edges import Counts, Drawn, Pair
from graph.identity import marked
from graph.merges import Merges
from graph.models import ArticleGraph
from graph.names import Naming
from graph.transfer import Columns, columns, places


class Addition:
    """Articles as an analyst's `merges` have them, and what they say of entities and edges.

    `ahead` works it out in the order in which it is needed; who asks for a part waits until it is there. A session
    `beside` is used by its one thread, and by nobody else.
    """

    def __init__(
        self,
        records: list[ArticleGraph],
        merges: Merges,
        ahead: Executor,
        beside: Session | None = None,
    ) -> None:
        self.records = records
        self.merges = merges
        self._ahead = ahead
        self._beside = beside
        shown = [merges.apply(graph) for graph in records]
        entities = chain.from_iterable(graph.entities for graph in shown)
        self._named = ahead.submit(names.by_entity, entities)
        self._counted = ahead.submit(edges.counts, shown)
        self._told = ahead.submit(_told, records, shown)

    @property
    def named(self) -> dict[str, Naming]:
        """What the articles call each entity."""
        return self._named.result()

    @property
    def counted(self) -> dict[Pair, Counts]:
        """What their claims add to each edge."""
        return self._counted.result()

    def looked_up(self, tx: ManagedTransaction, pairs: Iterable[Pair]) -> Future[Drawn]:
        """Look up which edges of `pairs` the graph has; beside a transaction, which goes on meanwhile, if possible.

        It must have the turn and not have written edges: what is committed is what it would find itself, then.
        """
        if self._beside:
            return self._ahead.submit(drawing.present, self._beside, pairs)
        found: Future[Drawn] = Future()
        found.set_result(drawing.present(tx, pairs))
        return found

    @property
    def told(self) -> dict[str, object]:
        """The parameters of `cypher/load/articles.cypher`."""
        return self._told.result()


def _told(records: list[ArticleGraph], shown: list[ArticleGraph]) -> dict[str, object]:
    graphs = [*map(marked, records, shown)]
    article = places(graph.article.id for graph in graphs)
    entity = places(entity.id for graph in graphs for entity in graph.entities)
    claim = places(claim.id for graph in graphs for claim in graph.claims)
    claims = _columns(graphs, rows.ClaimRow, rows.claims)
    claims |= {"from": claims["subject"], "to": claims["object"]}
    mentions = _columns(graphs, rows.MentionRow, rows.mentions)
    roles = _columns(graphs, rows.RoleRow, rows.roles)
    attributions = _columns(graphs, rows.AttributionRow, rows.attributions)
    return {
        "entities": [*entity],
        "articles": columns(rows.ArticleRow._fields, map(rows.article, records, shown)),
        "claims": _placed(claims, {"article": article, "from": entity, "to": entity}),
        "mentions": _placed(mentions, {"article": article, "entity": entity}),
        "roles": _placed(roles, {"claim": claim, "entity": entity}),
        "attributions": _placed(attributions, {"claim": claim, "source": entity}),
    }


def _columns(
    graphs: list[ArticleGraph],
    kind: type[NamedTuple],
    of: Callable[[ArticleGraph], Iterable[NamedTuple]],
) -> Columns:
    return columns(kind._fields, chain.from_iterable(map(of, graphs)))


def _placed(found: Columns, by: Mapping[str, Mapping[str, int]]) -> Columns:
    """Return the columns with places instead of the ids in some."""
    return found | {field: [*map(of.__getitem__, found[field])] for field, of in by.items()}
