// Writes who declines which claim, and in which words; `rank` keeps the order of the claim's attributions.
// $rows  [{source, claim, cue, rank}]
UNWIND $rows AS row
MATCH (source:Entity {id: row.source})
MATCH (claim:Claim {id: row.claim})
CREATE (source)-[:DECLINES {cue: row.cue, rank: row.rank}]->(claim)
