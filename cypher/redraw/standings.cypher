// Reckons anew with how many others each entity has edges, how many edges, and how many claims these count.
MATCH (entity:Entity)
CALL (entity) {
  OPTIONAL MATCH (entity)-[edge]-(other:Entity)
  RETURN count(DISTINCT CASE WHEN other <> entity THEN other END) AS neighbours,
         count(edge) AS edges, sum(edge.claims) AS claims
}
SET entity.neighbours = nullIf(neighbours, 0), entity.edges = nullIf(edges, 0), entity.claims = nullIf(claims, 0)
