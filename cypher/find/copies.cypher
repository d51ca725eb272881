// From which other sources are these articles held, and what do their records say?
// $ids  ids of articles
MATCH (article:Article)
WHERE article.id IN $ids
MATCH (copy:Copy)-[:COPY_OF]->(article)
RETURN article.id AS article, copy.id AS source, copy.record AS record
ORDER BY article, source
