// With which entities do these share an edge?
// $ids  ids of entities
// id  id of a neighbour
MATCH (entity:Entity)--(neighbour:Entity)
WHERE entity.id IN $ids
RETURN DISTINCT neighbour.id AS id ORDER BY id
