// Most connected actors
// Which actors have to do with the most others?
// $limit  rows at most; default: 20
// actor       name
// type        kinds of entity it is
// neighbours  number of others it has an edge with
// edges       number of edges
// claims      number of claims on these edges
MATCH (actor:Entity)
WHERE actor.neighbours > 0
WITH actor ORDER BY actor.neighbours DESC, actor.edges DESC, actor.claims DESC, actor.name LIMIT $limit
RETURN actor.name AS actor, actor.types AS type, actor.neighbours AS neighbours,
       actor.edges AS edges, actor.claims AS claims
ORDER BY neighbours DESC, edges DESC, claims DESC, actor
