// Writes from which other sources an article is held. Its record is kept where it says something else.
// $rows  columns of graph.rows.CopyRow: a list for each field
UNWIND range(0, size($rows.article) - 1) AS row
MATCH (article:Article {id: $rows.article[row]})
CREATE (copy:Copy {
  id: $rows.source[row], digest: $rows.digest[row], extractor: $rows.extractor[row], record: $rows.record[row]
})
CREATE (copy)-[:COPY_OF]->(article)
