"""How would an engineer write the same graph by hand, as fast as the official driver lets it be?

One `UNWIND … MERGE` for each kind of node and relationship, in batches, entities first and typed edges last. The
counts of the edges are reckoned for the whole archive beforehand: nobody else may write, and nothing may be there.
"""

from collections import defaultdict
from typing import Any

from neo4j import Session

from graph import edges, names, rows
from graph.models import ArticleGraph

BATCH = 5_000

_ENTITY = "MERGE (e:Entity {id: row.id}) SET e = row.properties, e:__LABELS__"
_ARTICLE = (
    "MERGE (a:Article {id: row.properties.id}) SET a = row.properties, a.importedAt = datetime()"
)
_MENTION = (
    "MATCH (a:Article {id: row.article}) MATCH (e:Entity {id: row.entity}) "
    "MERGE (a)-[m:MENTIONS]->(e) SET m = row.properties"
)
_CLAIM = (
    "MATCH (a:Article {id: row.article}) MATCH (s:Entity {id: row.subject}) "
    "MATCH (o:Entity {id: row.object}) MERGE (c:Claim {id: row.properties.id}) "
    "SET c = row.properties MERGE (c)-[:REPORTED_IN]->(a) MERGE (c)-[:SUBJECT]->(s) "
    "MERGE (c)-[:OBJECT]->(o)"
)
_ROLE = (
    "MATCH (c:Claim {id: row.claim}) MATCH (e:Entity {id: row.entity}) MERGE (c)-[:__TYPE__]->(e)"
)
_ATTRIBUTION = (
    "MATCH (e:Entity {id: row.source}) MATCH (c:Claim {id: row.claim}) "
    "MERGE (e)-[x:__TYPE__ {rank: row.rank}]->(c) SET x.cue = row.cue"
)
_EDGE = (
    "MATCH (s:Entity {id: row.subject}) MATCH (o:Entity {id: row.object}) "
    "MERGE (s)-[e:__TYPE__]->(o) SET e = row.properties"
)

Row = dict[str, Any]
Work = dict[str, list[Row]]


def prepare(graphs: list[ArticleGraph]) -> Work:
    """Return the rows of each statement."""
    work: Work = defaultdict(list)
    named = names.by_entity(entity for graph in graphs for entity in graph.entities)
    counted = edges.counts(graphs)
    standings = edges.standings(counted, edges.Drawn())
    for key, naming in named.items():
        labels = ":".join(sorted(naming.types))
        standing = standings.get(key, edges.Standing())._asdict()
        numbers = {name: number or None for name, number in standing.items()}
        row = {"id": key, "properties": naming.row(key)._asdict() | numbers}
        work[_ENTITY.replace("__LABELS__", labels)].append(row)
    for graph in graphs:
        work[_ARTICLE].append({"properties": rows.article(graph)._asdict()})
        work[_MENTION] += (_row(row, "article", "entity") for row in rows.mentions(graph))
        for claim in rows.claims(graph):
            ends = {"subject": claim.subject, "object": claim.object}
            work[_CLAIM].append(_row(claim, "article") | ends)
    for graph in graphs:
        for role in rows.roles(graph):
            work[_ROLE.replace("__TYPE__", role.role)].append(role._asdict())
        for said in rows.attributions(graph):
            work[_ATTRIBUTION.replace("__TYPE__", said.stance)].append(said._asdict())
    for pair, counts in counted.items():
        row = pair._asdict() | {"properties": counts._asdict()}
        work[_EDGE.replace("__TYPE__", pair.relation)].append(row)
    return work


def _row(found: rows.MentionRow | rows.ClaimRow, *about: str) -> Row:
    """Return what the row is about, and the properties apart."""
    properties = found._asdict()
    return {**{name: properties.pop(name) for name in about}, "properties": properties}


def write(session: Session, work: Work) -> None:
    """Run the statements, a transaction for each batch of rows."""
    for text, found in work.items():
        for start in range(0, len(found), BATCH):
            session.execute_write(
                lambda tx, batch, query: tx.run(
                    f"UNWIND $rows AS row {query}", rows=batch
                ).consume(),
                found[start : start + BATCH],
                text,
            )


def load(session: Session, lines: list[bytes]) -> None:
    """Read records and write their graph."""
    write(session, prepare([ArticleGraph.model_validate_json(line) for line in lines]))
