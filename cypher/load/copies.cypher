// Writes from which other sources an article is held. Its record is kept where it says something else.
// $rows  [{article, source, digest, extractor, record}]
UNWIND $rows AS row
MATCH (article:Article {id: row.article})
CREATE (copy:Copy {id: row.source, digest: row.digest, extractor: row.extractor, record: row.record})
CREATE (copy)-[:COPY_OF]->(article)
