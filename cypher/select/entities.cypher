// Every entity.
// id  its id
MATCH (entity:Entity) RETURN entity.id AS id ORDER BY id
