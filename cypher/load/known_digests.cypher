// Which of these records are in the graph as they are?
// $digests  digests of records
MATCH (article:Article)
WHERE article.digest IN $digests
RETURN article.digest AS digest
