// Writes claims with their two ends and the article that reports them.
// $rows  [{article, subject, object, properties}]
UNWIND $rows AS row
MATCH (article:Article {id: row.article})
MATCH (subject:Entity {id: row.subject})
MATCH (object:Entity {id: row.object})
CREATE (claim:Claim)
SET claim = row.properties
CREATE (claim)-[:REPORTED_IN]->(article)
CREATE (claim)-[:SUBJECT]->(subject)
CREATE (claim)-[:OBJECT]->(object)
