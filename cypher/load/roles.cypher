// Writes the further ends that some claims have.
// $rows  [{claim, role, entity}]; role: COUNTERPART or INSTRUMENT
UNWIND $rows AS row
MATCH (claim:Claim {id: row.claim})
MATCH (entity:Entity {id: row.entity})
CREATE (claim)-[:$(row.role)]->(entity)
