// Contradictions
// What does one source say or confirm, and another deny?
// $limit  rows at most, the most disputed first; default: 50
// subject      name of who is said to act
// relation     what is said to be done
// object       name of whom it is said to be done to
// asserted_by  names of who say or confirm it
// denied_by    names of who deny it
// articles     titles of the articles with the denials
MATCH (denier:Entity)-[:DENIES]->(denied:Claim)-[:REPORTED_IN]->(article:Article)
WITH denied.subject AS one, denied.object AS other, denied.relation AS relation, denied.polarity AS polarity,
     collect(DISTINCT denier) AS deniers, collect(DISTINCT article.title) AS titles
CALL (one, other, relation, polarity, deniers) {
  MATCH (told:Claim {subject: one, object: other, relation: relation})<-[:ASSERTS|CONFIRMS]-(teller:Entity)
  WHERE told.polarity = polarity AND NOT teller IN deniers
  RETURN collect(DISTINCT teller.name) AS tellers
}
WITH * WHERE size(tellers) > 0
MATCH (subject:Entity {id: one}), (object:Entity {id: other})
RETURN subject.name AS subject, relation, object.name AS object,
       COLLECT { UNWIND tellers AS name RETURN name ORDER BY name } AS asserted_by,
       COLLECT { UNWIND deniers AS denier RETURN denier.name AS name ORDER BY name } AS denied_by,
       COLLECT { UNWIND titles AS title RETURN title ORDER BY title } AS articles
ORDER BY size(tellers) + size(deniers) DESC, subject, relation, object
LIMIT $limit
