// Which of these entities do these articles mention?
// $ids  ids of articles
// $entities  ids of entities
MATCH (article:Article)-[edge:MENTIONS]->(entity:Entity)
WHERE article.id IN $ids AND entity.id IN $entities
RETURN type(edge) AS type, properties(edge) AS properties,
       ['Article', article.id] AS start, ['Entity', entity.id] AS end
ORDER BY article.id, entity.id
