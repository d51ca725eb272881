// Every other source from which an article is held.
MATCH (copy:Copy)
RETURN labels(copy) AS labels, properties(copy) AS properties
ORDER BY copy.id
