// Writes what entities are called and which kinds of entity they are.
// $rows  [{id, properties, labels}]
UNWIND $rows AS row
MERGE (entity:Entity {id: row.id})
SET entity = row.properties
