// Search of the evidence
// Which claims rest on a passage with these words?
// $words  words, as Lucene takes them: "missiles AND Téhéran"
// $limit  rows at most, the best first; default: 20
// score     how well the passage fits
// subject   name of who acts
// relation  what is done
// object    name of whom it is done to
// evidence  the passage
// article   title of the article
CALL db.index.fulltext.queryNodes('claim_evidence', $words) YIELD node, score
WITH node AS claim, score ORDER BY score DESC, claim.id LIMIT $limit
MATCH (subject:Entity)<-[:SUBJECT]-(claim)-[:OBJECT]->(object:Entity),
      (claim)-[:REPORTED_IN]->(article:Article)
RETURN round(score, 2) AS score, subject.name AS subject, claim.relation AS relation,
       object.name AS object, claim.evidence AS evidence, article.title AS article
ORDER BY score DESC, claim.id
