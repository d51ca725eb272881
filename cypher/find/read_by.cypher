// Which articles are held from these sources, as this extractor read them?
// $sources    paths or addresses
// $extractor  its version
CALL () {
  MATCH (article:Article)
  WHERE article.source IN $sources AND article.extractor = $extractor
  RETURN article.id AS id
  UNION
  MATCH (copy:Copy)-[:COPY_OF]->(article:Article)
  WHERE copy.id IN $sources AND copy.extractor = $extractor
  RETURN article.id AS id
}
RETURN id
ORDER BY id
