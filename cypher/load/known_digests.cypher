// Which of these records are in the graph as they are?
// $digests  digests of records
CALL () {
  MATCH (article:Article)
  WHERE article.digest IN $digests
  RETURN article.digest AS digest
  UNION
  MATCH (copy:Copy)
  WHERE copy.digest IN $digests
  RETURN copy.digest AS digest
}
RETURN digest
