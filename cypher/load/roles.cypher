// Writes the further ends that some claims have.
// $rows  columns of graph.rows.RoleRow: a list for each field; role: COUNTERPART or INSTRUMENT
UNWIND range(0, size($rows.claim) - 1) AS row
MATCH (claim:Claim {id: $rows.claim[row]})
MATCH (entity:Entity {id: $rows.entity[row]})
CREATE (claim)-[:$($rows.role[row])]->(entity)
