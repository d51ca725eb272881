// Which articles of the graph have one of these ids, or are held from one of these sources?
// $rows  [{id, source}]
// copies  the other sources from which an article is held, with the digest of each record
UNWIND $rows AS row
CALL (row) {
  MATCH (article:Article {id: row.id})
  RETURN article
  UNION
  MATCH (article:Article {source: row.source})
  RETURN article
  UNION
  MATCH (:Copy {id: row.source})-[:COPY_OF]->(article:Article)
  RETURN article
}
WITH DISTINCT article
RETURN article.id AS id, article.source AS source,
       article.digest AS digest, article.extractor AS extractor,
       COLLECT { MATCH (copy:Copy)-[:COPY_OF]->(article)
                 RETURN {source: copy.id, digest: copy.digest} } AS copies
