// Which claims stand behind these derived edges, whichever way a symmetric one was drawn?
// $elements  Neo4j's own ids of edges
// $symmetric  names of the symmetric relations
// id  id of a claim
MATCH (one:Entity)-[edge]->(other:Entity)
WHERE elementId(edge) IN $elements
UNWIND [[one.id, other.id]] + CASE WHEN type(edge) IN $symmetric THEN [[other.id, one.id]] ELSE [] END AS ends
MATCH (claim:Claim {subject: ends[0], object: ends[1], relation: type(edge)})
RETURN DISTINCT claim.id AS id ORDER BY id
