// Takes out those of the entities that no article mentions any more.
// $ids  ids of entities
MATCH (entity:Entity)
WHERE entity.id IN $ids AND NOT EXISTS { (entity)<-[:MENTIONS]-(:Article) }
DETACH DELETE entity
