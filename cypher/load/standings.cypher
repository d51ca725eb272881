// Adds to how many others entities have edges with, how many edges, and how many claims these count.
// $rows  columns: id, and the fields of graph.edges.Standing; a count that comes to nothing is no property
UNWIND range(0, size($rows.id) - 1) AS row
MATCH (entity:Entity {id: $rows.id[row]})
WITH entity, coalesce(entity.neighbours, 0) + $rows.neighbours[row] AS neighbours,
     coalesce(entity.edges, 0) + $rows.edges[row] AS edges, coalesce(entity.claims, 0) + $rows.claims[row] AS claims
SET entity.neighbours = nullIf(neighbours, 0), entity.edges = nullIf(edges, 0), entity.claims = nullIf(claims, 0)
