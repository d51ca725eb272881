// Which articles may read otherwise under the judgements in force?
// $entities  ids that the judgements replace
CALL () {
  MATCH (article:Article {judged: true})
  RETURN article
  UNION
  UNWIND $entities AS id
  MATCH (:Entity {id: id})<-[:MENTIONS]-(article:Article)
  RETURN article
}
RETURN article.id AS id
ORDER BY id
