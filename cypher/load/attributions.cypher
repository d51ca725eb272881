// Writes who stands behind which claim, and in which words; `rank` keeps the order of the claim's attributions.
// $rows  [{source, stance, claim, cue, rank}]; stance: ASSERTS, CONFIRMS, DENIES or DECLINES
UNWIND $rows AS row
MATCH (source:Entity {id: row.source})
MATCH (claim:Claim {id: row.claim})
CREATE (source)-[:$(row.stance) {cue: row.cue, rank: row.rank}]->(claim)
