// Draws derived edges, and adds to how many others entities have edges with, how many edges, and how many claims
// these count. A statement for each relation would cost more to plan than to run. An entity that somebody took out
// meanwhile leaves its place empty: the transaction fails.
// $entities  the ids of the entities whose edges change; nodes are told by their places in this list
// $rows  columns of graph.edges.Pair and Counts, days as texts; relation: a name of the ontology; subject, object: places
// $standings  columns of graph.edges.Standing, for each of the entities; a count that comes to nothing is no property
CALL () {
  UNWIND range(0, size($entities) - 1) AS place
  OPTIONAL MATCH (entity:Entity {id: $entities[place]})
  WITH place, entity, coalesce(entity.neighbours, 0) + $standings.neighbours[place] AS neighbours,
       coalesce(entity.edges, 0) + $standings.edges[place] AS edges,
       coalesce(entity.claims, 0) + $standings.claims[place] AS claims
  SET entity.neighbours = nullIf(neighbours, 0), entity.edges = nullIf(edges, 0), entity.claims = nullIf(claims, 0)
  WITH place, entity ORDER BY place
  WITH collect([entity]) AS found
  RETURN [one IN found | one[0]] AS entities
}
CALL (entities) {
  UNWIND range(0, size($rows.relation) - 1) AS row
  WITH row, entities[$rows.subject[row]] AS subject, entities[$rows.object[row]] AS object
  CREATE (subject)-[:$($rows.relation[row]) {
    claims: $rows.claims[row], articles: $rows.articles[row],
    asserted: $rows.asserted[row], confirmed: $rows.confirmed[row], denied: $rows.denied[row],
    alleged: $rows.alleged[row],
    firstReported: date($rows.firstReported[row]), lastReported: date($rows.lastReported[row])
  }]->(object)
}
