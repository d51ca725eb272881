// Writes what derived edges count.
// $rows  columns: edge, and the fields of graph.edges.Counts, days as texts
UNWIND range(0, size($rows.edge) - 1) AS row
MATCH ()-[edge]->()
WHERE elementId(edge) = $rows.edge[row]
SET edge = {
  claims: $rows.claims[row], articles: $rows.articles[row],
  asserted: $rows.asserted[row], confirmed: $rows.confirmed[row], denied: $rows.denied[row],
  alleged: $rows.alleged[row],
  firstReported: date($rows.firstReported[row]), lastReported: date($rows.lastReported[row])
}
