// Neighbourhood
// With whom does this actor have to do, and how?
// $actor  entity: the actor
// $limit  rows at most, those with most claims first; default: 50
// direction  out where the actor acts, in where it is acted on
// relation   what is done
// other      name of the other side
// type       kinds of entity that the other side is
// claims     number of claims
// articles   number of articles
// denied     claims that some source denies
// last       day of the last article
MATCH (actor:Entity {id: $actor})-[edge]-(other:Entity)
RETURN CASE WHEN startNode(edge) = actor THEN 'out' ELSE 'in' END AS direction,
       type(edge) AS relation, other.name AS other, other.types AS type,
       edge.claims AS claims, edge.articles AS articles, edge.denied AS denied, edge.lastReported AS last
ORDER BY claims DESC, relation, other, direction
LIMIT $limit
