"""Which part of the graph is meant: around an entity, of a relation, of an article, of a query?"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from neo4j import Record, Session
from neo4j.exceptions import ClientError

from graph.statements import statement
from ontology.errors import RecoupeError
from ontology.relations import kinds, relations

#: Nodes are asked for this many at a time.
CHUNK = 1_000

_LABELS = ("Article", "Entity", "Claim")


class SelectionError(RecoupeError):
    """Nothing can be selected: mend the relation or the query."""


@dataclass(frozen=True)
class Selection:
    """Ids of articles, entities and claims, sorted; with a claim come its ends, sources, article."""

    articles: tuple[str, ...]
    entities: tuple[str, ...]
    claims: tuple[str, ...]


def everything(session: Session) -> Selection:
    """Select the whole graph."""
    names = ("articles", "entities", "claims")
    return Selection(*(tuple(_ids(session.run(statement(f"select/{n}")))) for n in names))


def around(session: Session, entity: str, depth: int) -> Selection:
    """Select the entities at most `depth` edges away from `entity`, and the claims among them."""
    found = {entity}
    for _ in range(depth):
        found.update(_ids(session.run(statement("select/neighbours"), ids=sorted(found))))
    claims = _ids(session.run(statement("select/claims_among"), ids=sorted(found)))
    return complete(session, claims, entities=found)


def of_relation(session: Session, name: str) -> Selection:
    """Select the claims of a relation and of those that are a kind of it.

    Raises:
        SelectionError: the ontology has no such relation.
    """
    if name not in relations():
        raise SelectionError(f"no relation {name!r}; the ontology has {', '.join(relations())}")
    claims = session.run(statement("select/claims_of_relations"), relations=kinds(name))
    return complete(session, _ids(claims))


def of_article(session: Session, article: str) -> Selection:
    """Select all that one article says and mentions."""
    row = session.run(statement("select/of_article"), id=article).single(strict=True)
    return complete(session, row["claims"], entities=row["entities"], articles=[article])


def of_query(session: Session, text: str) -> Selection:
    """Select the nodes that a query returns, and the relationships with their ends and claims.

    Raises:
        SelectionError: Neo4j does not accept the query, or it would write.
    """
    try:
        graph = session.run(text).graph()
    except ClientError as error:
        raise SelectionError(f"the query is refused: {error.message}") from error
    elements = {node.element_id for node in graph.nodes}
    drawn = [edge.element_id for edge in graph.relationships]
    for edge in graph.relationships:
        elements.update(node.element_id for node in edge.nodes if node is not None)
    rows = list(session.run(statement("select/nodes"), elements=sorted(elements)))
    symmetric = [name for name, relation in relations().items() if relation.symmetric]
    behind = session.run(statement("select/claims_of_edges"), elements=drawn, symmetric=symmetric)
    found = {label: [r["id"] for r in rows if r["label"] == label] for label in _LABELS}
    claims = found["Claim"] + _ids(behind)
    return complete(session, claims, entities=found["Entity"], articles=found["Article"])


def complete(
    session: Session,
    claims: Sequence[str],
    *,
    entities: Iterable[str] = (),
    articles: Iterable[str] = (),
) -> Selection:
    """Return the selection of these, with what the claims need to be understood."""
    all_entities, all_articles = set(entities), set(articles)
    for ids in chunks(claims):
        for row in session.run(statement("select/around_claims"), ids=ids):
            all_entities.update(row["entities"])
            all_articles.update(row["articles"])
    return Selection(*(tuple(sorted(s)) for s in (all_articles, all_entities, set(claims))))


def chunks(ids: Sequence[str]) -> Iterator[list[str]]:
    """Yield `ids` in portions that one statement takes."""
    for start in range(0, len(ids), CHUNK):
        yield list(ids[start : start + CHUNK])


def _ids(rows: Iterable[Record]) -> list[str]:
    return [row["id"] for row in rows]
