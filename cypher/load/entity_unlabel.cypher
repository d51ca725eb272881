// Takes the label of a type away from entities. __TYPE__ stands for a type of graph.models.EntityType.
// $ids  ids of entities
UNWIND $ids AS id
MATCH (entity:Entity {id: id})
REMOVE entity:__TYPE__
