// Adds to how many others entities have edges with, how many edges, and how many claims these count.
// $rows  [{id, neighbours, edges, claims}]; a count that comes to nothing is no property
UNWIND $rows AS row
MATCH (entity:Entity {id: row.id})
WITH entity, coalesce(entity.neighbours, 0) + row.neighbours AS neighbours,
     coalesce(entity.edges, 0) + row.edges AS edges, coalesce(entity.claims, 0) + row.claims AS claims
SET entity.neighbours = nullIf(neighbours, 0), entity.edges = nullIf(edges, 0), entity.claims = nullIf(claims, 0)
