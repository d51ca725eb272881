// Which articles of the graph have one of these ids or sources?
// $rows  [{id, source}]
UNWIND $rows AS row
CALL (row) {
  MATCH (article:Article {id: row.id})
  RETURN article
  UNION
  MATCH (article:Article {source: row.source})
  RETURN article
}
RETURN DISTINCT article.id AS id, article.source AS source,
       article.digest AS digest, article.extractor AS extractor
