// Gives entities the label of their type. __TYPE__ stands for a type of graph.models.EntityType.
// $ids  ids of entities
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
SET entity:__TYPE__
