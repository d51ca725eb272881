// What do the articles loaded so far call these entities?
// $ids  ids of entities
// found  [[id, names, forms, codes, types]]: in one row, as the driver takes long over each
MATCH (entity:Entity)
WHERE entity.id IN $ids
RETURN collect([entity.id, entity.names, entity.forms, entity.codes, entity.types]) AS found
