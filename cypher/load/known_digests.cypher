// Which of these records are in the graph as they are, of which article and source?
// $digests  digests of records
CALL () {
  MATCH (article:Article)
  WHERE article.digest IN $digests
  RETURN article.digest AS digest, article.id AS article, article.source AS source
  UNION
  MATCH (copy:Copy)-[:COPY_OF]->(article:Article)
  WHERE copy.digest IN $digests
  RETURN copy.digest AS digest, article.id AS article, copy.id AS source
}
RETURN digest, article, source
