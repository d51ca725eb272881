// Forgets from which other sources these articles are held.
// $ids  ids of articles
MATCH (article:Article)
WHERE article.id IN $ids
MATCH (copy:Copy)-[:COPY_OF]->(article)
DETACH DELETE copy
