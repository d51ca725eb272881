// Every entity.
MATCH (entity:Entity)
RETURN COLLECT { UNWIND labels(entity) AS label RETURN label ORDER BY label } AS labels,
       properties(entity) AS properties
ORDER BY entity.id
