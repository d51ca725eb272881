// Writes who stands behind which claim, and in which words; `rank` keeps the order of the claim's attributions.
// $rows  columns of graph.rows.AttributionRow: a list for each field; stance: ASSERTS, CONFIRMS, DENIES or DECLINES
UNWIND range(0, size($rows.claim) - 1) AS row
MATCH (source:Entity {id: $rows.source[row]})
MATCH (claim:Claim {id: $rows.claim[row]})
CREATE (source)-[:$($rows.stance[row]) {cue: $rows.cue[row], rank: $rows.rank[row]}]->(claim)
