// Single-sourced edges
// What rests on one article alone, and nobody has confirmed it?
// $limit     rows at most, the newest first; default: 50
// $ontology  of each relation, the kinds of it and whether it is symmetric; recoupe fills it in
// subject    name of who acts
// relation   what is done
// object     name of whom it is done to
// claims     number of claims in that article
// denied     claims that some source denies
// published  day of the article
MATCH (claim:Claim)-[:REPORTED_IN]->(article:Article)
WHERE claim.recency >= 0 AND claim.polarity = 'positive' AND claim.modality IN ['actual', 'alleged']
WITH claim, article,
     [[claim.subject, claim.object]] + CASE WHEN $ontology[claim.relation].symmetric AND claim.subject <> claim.object
                                            THEN [[claim.object, claim.subject]] ELSE [] END AS ends
WHERE NOT EXISTS {
  UNWIND ends AS pair
  MATCH (other:Claim {subject: pair[0], object: pair[1], relation: claim.relation})
  WHERE other.polarity = 'positive' AND other.modality IN ['actual', 'alleged']
    AND (other.rank < claim.rank OR NOT EXISTS { (other)-[:REPORTED_IN]->(article) }
         OR EXISTS { (other)<-[:CONFIRMS]-(:Entity) })
}
MATCH (subject:Entity)<-[:SUBJECT]-(claim)-[:OBJECT]->(object:Entity)
WITH * ORDER BY claim.recency DESC, subject.name, claim.relation, object.name LIMIT $limit
CALL (claim, ends) {
  UNWIND ends AS pair
  MATCH (same:Claim {subject: pair[0], object: pair[1], relation: claim.relation})
  WHERE same.polarity = 'positive' AND same.modality IN ['actual', 'alleged']
  RETURN count(same) AS claims, count(CASE WHEN EXISTS { (same)<-[:DENIES]-(:Entity) } THEN 1 END) AS denied
}
RETURN subject.name AS subject, claim.relation AS relation, object.name AS object,
       claims, denied, claim.reported AS published
ORDER BY claim.recency DESC, subject, relation, object
