// Which derived edges run from these entities to those?
// $ids  ids of entities
// $entities  ids of entities
MATCH (one:Entity)-[edge]->(other:Entity)
WHERE one.id IN $ids AND other.id IN $entities
RETURN type(edge) AS type, properties(edge) AS properties,
       ['Entity', one.id] AS start, ['Entity', other.id] AS end
ORDER BY one.id, type, other.id
