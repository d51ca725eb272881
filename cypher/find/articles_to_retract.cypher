// Which articles have this id, or are held from this source?
// $id  an article's id, or null
// $source  a source, or null
CALL () {
  MATCH (article:Article {id: $id}) RETURN article
  UNION
  MATCH (article:Article {source: $source}) RETURN article
  UNION
  MATCH (:Copy {id: $source})-[:COPY_OF]->(article:Article) RETURN article
}
RETURN article.id AS id, article.title AS title
ORDER BY id
