// How many derived edges are there between two entities, either way, and what do those of some types count?
// Of two entities the one with fewer edges is walked from, once for all its others: hubs are near each other often.
// found  [[id of one, id of the other, edges, [edge]]]: in one row, as the driver takes long over each
// __RELATIONS__ stands for all types of derived edges.
// $wanted  {id of one: {id of the other: [types]}}
UNWIND keys($wanted) AS key
MATCH (one:Entity {id: key})
UNWIND keys($wanted[key]) AS key2
MATCH (other:Entity {id: key2})
WITH one, other, coalesce(one.edges, 0) <= coalesce(other.edges, 0) AS fewer
WITH CASE WHEN fewer THEN one ELSE other END AS near, collect(CASE WHEN fewer THEN other ELSE one END) AS far
MATCH (near)-[edge:__RELATIONS__]-(end)
WHERE end IN far
WITH near, end, count(edge) AS edges, collect(edge) AS found
WITH near.id AS one, end.id AS other, edges, found
WITH one, other, edges, found, coalesce($wanted[one][other], $wanted[other][one]) AS types
RETURN collect([one, other, edges,
                [edge IN found WHERE type(edge) IN types |
                 {edge: elementId(edge), relation: type(edge), subject: startNode(edge).id, object: endNode(edge).id,
                  properties: properties(edge)}]]) AS found
