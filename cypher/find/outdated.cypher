// Which articles, or records of other sources of theirs, were not made by this extractor?
// $extractor  its version
// $after      id after which to look
// $limit      articles at most
MATCH (article:Article)
WHERE article.id > $after
  AND (article.extractor <> $extractor
       OR EXISTS { MATCH (copy:Copy)-[:COPY_OF]->(article) WHERE copy.extractor <> $extractor })
RETURN article.id AS id
ORDER BY id
LIMIT $limit
