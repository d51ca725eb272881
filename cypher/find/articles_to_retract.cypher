// Which articles have this id, or this source?
// $id  an article's id, or null
// $source  an article's source, or null
CALL () {
  MATCH (article:Article {id: $id}) RETURN article
  UNION
  MATCH (article:Article {source: $source}) RETURN article
}
RETURN article.id AS id, article.title AS title
ORDER BY id
