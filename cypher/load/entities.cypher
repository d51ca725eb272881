// Writes what entities are called and which kinds of entity they are.
// $rows  [{id, properties, gained, lost}]; gained and lost: types of graph.models.EntityType
UNWIND $rows AS row
MERGE (entity:Entity {id: row.id})
SET entity += row.properties, entity:$(row.gained)
REMOVE entity:$(row.lost)
