// What do the articles loaded so far call these entities?
// $ids  ids of entities
MATCH (entity:Entity)
WHERE entity.id IN $ids
RETURN entity.id AS id, entity.names AS names, entity.forms AS forms,
       entity.codes AS codes, entity.types AS types
