// Counts derived edges anew from their claims. __RELATION__ stands for a relation of the ontology.
// $rows  [{subject, object, pairs}]; pairs: the ends that claims of this edge may have, both ways if symmetric
UNWIND $rows AS row
MATCH (subject:Entity {id: row.subject})
MATCH (object:Entity {id: row.object})
CALL (row) {
  UNWIND row.pairs AS pair
  MATCH (claim:Claim {subject: pair[0], object: pair[1], relation: '__RELATION__'})-[:REPORTED_IN]->(article:Article)
  WHERE claim.polarity = 'positive' AND claim.modality IN ['actual', 'alleged']
  RETURN count(claim) AS claims, count(DISTINCT article) AS articles,
         count(CASE WHEN EXISTS { (claim)<-[:ASSERTS]-() } THEN 1 END) AS asserted,
         count(CASE WHEN EXISTS { (claim)<-[:CONFIRMS]-() } THEN 1 END) AS confirmed,
         count(CASE WHEN EXISTS { (claim)<-[:DENIES]-() } THEN 1 END) AS denied,
         count(CASE WHEN claim.modality = 'alleged' THEN 1 END) AS alleged,
         min(claim.reported) AS first, max(claim.reported) AS last
}
WITH * WHERE claims > 0
MERGE (subject)-[edge:__RELATION__]->(object)
SET edge = {claims: claims, articles: articles, asserted: asserted, confirmed: confirmed,
            denied: denied, alleged: alleged, firstReported: first, lastReported: last}
