// Every relationship, derived or not.
MATCH (start)-[edge]->(end)
RETURN type(edge) AS type, start.id AS start, end.id AS end, properties(edge) AS properties
ORDER BY type, start, end, edge.rank
