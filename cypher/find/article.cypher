// Which articles does a user mean by this text?
// $text  id, source or title
CALL () {
  MATCH (article:Article) WHERE article.id = $text OR article.source = $text
  RETURN article
  UNION
  MATCH (:Copy {id: $text})-[:COPY_OF]->(article:Article)
  RETURN article
  UNION
  MATCH (article:Article) WHERE article.title = $text
  RETURN article
}
RETURN article.id AS id, article.title AS title
ORDER BY id
