// Draws derived edges. A statement for each relation would cost more to plan than to run.
// $rows  columns of graph.edges.Pair and Counts: a list for each field, days as texts; relation: a name of the ontology
UNWIND range(0, size($rows.relation) - 1) AS row
MATCH (subject:Entity {id: $rows.subject[row]})
MATCH (object:Entity {id: $rows.object[row]})
CREATE (subject)-[:$($rows.relation[row]) {
  claims: $rows.claims[row], articles: $rows.articles[row],
  asserted: $rows.asserted[row], confirmed: $rows.confirmed[row], denied: $rows.denied[row],
  alleged: $rows.alleged[row],
  firstReported: date($rows.firstReported[row]), lastReported: date($rows.lastReported[row])
}]->(object)
