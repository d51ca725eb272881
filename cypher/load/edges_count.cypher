// What do the claims of the graph say of these edges?
// $rows  [{relation, subject, object, ends}]; ends: those that claims of this edge may have, both ways if symmetric
UNWIND $rows AS row
CALL (row) {
  UNWIND row.ends AS pair
  MATCH (claim:Claim {subject: pair[0], object: pair[1], relation: row.relation})-[:REPORTED_IN]->(article:Article)
  WHERE claim.polarity = 'positive' AND claim.modality IN ['actual', 'alleged']
  RETURN count(claim) AS claims, count(DISTINCT article) AS articles,
         count(CASE WHEN EXISTS { (claim)<-[:ASSERTS]-() } THEN 1 END) AS asserted,
         count(CASE WHEN EXISTS { (claim)<-[:CONFIRMS]-() } THEN 1 END) AS confirmed,
         count(CASE WHEN EXISTS { (claim)<-[:DENIES]-() } THEN 1 END) AS denied,
         count(CASE WHEN claim.modality = 'alleged' THEN 1 END) AS alleged,
         min(claim.reported) AS firstReported, max(claim.reported) AS lastReported
}
RETURN row.relation AS relation, row.subject AS subject, row.object AS object,
       {claims: claims, articles: articles, asserted: asserted, confirmed: confirmed, denied: denied,
        alleged: alleged, firstReported: firstReported, lastReported: lastReported} AS properties
