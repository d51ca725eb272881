// Most connected actors
// Which actors have to do with the most others?
// $limit  rows at most; default: 20
// actor       name
// type        kinds of entity it is
// neighbours  number of others it has an edge with
// edges       number of edges
// claims      number of claims on these edges
MATCH (actor:Entity)-[edge]-(other:Entity)
WITH actor, count(DISTINCT other) AS neighbours, count(DISTINCT edge) AS edges, sum(edge.claims) AS claims
RETURN actor.name AS actor, actor.types AS type, neighbours, edges, claims
ORDER BY neighbours DESC, edges DESC, claims DESC, actor
LIMIT $limit
