// Adds new claims to the derived edges. __RELATION__ stands for a relation of the ontology.
// $rows  [{subject, object, claims, articles, asserted, confirmed, denied, alleged, first, last}]
UNWIND $rows AS row
MATCH (subject:Entity {id: row.subject})
MATCH (object:Entity {id: row.object})
MERGE (subject)-[edge:__RELATION__]->(object)
SET edge.claims = coalesce(edge.claims, 0) + row.claims,
    edge.articles = coalesce(edge.articles, 0) + row.articles,
    edge.asserted = coalesce(edge.asserted, 0) + row.asserted,
    edge.confirmed = coalesce(edge.confirmed, 0) + row.confirmed,
    edge.denied = coalesce(edge.denied, 0) + row.denied,
    edge.alleged = coalesce(edge.alleged, 0) + row.alleged,
    edge.firstReported = CASE WHEN edge.firstReported < row.first THEN edge.firstReported
                              ELSE coalesce(row.first, edge.firstReported) END,
    edge.lastReported = CASE WHEN edge.lastReported > row.last THEN edge.lastReported
                             ELSE coalesce(row.last, edge.lastReported) END
