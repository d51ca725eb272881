// Writes the instrument of claims.
// $rows  [{claim, entity}]
UNWIND $rows AS row
MATCH (claim:Claim {id: row.claim})
MATCH (entity:Entity {id: row.entity})
CREATE (claim)-[:INSTRUMENT]->(entity)
