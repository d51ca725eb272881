// Contradictions
// What does one source say or confirm, and another deny?
// $limit     rows at most, those denied last first; default: 50
// $ontology  of each relation, the kinds of it and whether it is symmetric; recoupe fills it in
// subject      name of who is said to act
// relation     what is said to be done
// object       name of whom it is said to be done to
// modality     planned where both speak of what is to be, else actual
// asserted_by  names of who say or confirm it, or deny that it is not so
// denied       the relation that is denied: who denies the supply of weapons denies that of missiles
// denied_by    names of who deny it, or say that it is not so
// last         day of the last article with a denial
// articles     titles of the articles with the denials
MATCH (no:Claim {contested: true})
WHERE no.recency >= 0 AND no.modality IN ['actual', 'alleged', 'planned']
WITH no, CASE no.modality WHEN 'planned' THEN ['planned'] ELSE ['actual', 'alleged'] END AS modalities,
     [[no.subject, no.object]] + CASE WHEN $ontology[no.relation].symmetric AND no.subject <> no.object
                                      THEN [[no.object, no.subject]] ELSE [] END AS ends
WHERE NOT EXISTS {
  UNWIND ends AS pair
  MATCH (newer:Claim {subject: pair[0], object: pair[1], relation: no.relation})
  WHERE newer.contested AND newer.modality IN modalities
    AND (newer.recency > no.recency OR newer.recency = no.recency AND newer.id < no.id)
}
WITH *, COLLECT {
  UNWIND ends AS pair
  MATCH (same:Claim {subject: pair[0], object: pair[1], relation: no.relation})<-[voice:ASSERTS|CONFIRMS|DENIES]-(denier:Entity)
  WHERE same.contested AND same.modality IN modalities AND (type(voice) = 'DENIES') = (same.polarity = 'positive')
  RETURN DISTINCT denier
} AS deniers
WHERE EXISTS {
  UNWIND $ontology[no.relation].kinds AS kind
  UNWIND ends AS pair
  MATCH (yes:Claim {subject: pair[0], object: pair[1], relation: kind})<-[voice:ASSERTS|CONFIRMS|DENIES]-(teller:Entity)
  WHERE yes.modality IN modalities AND (type(voice) = 'DENIES') = (yes.polarity = 'negative') AND NOT teller IN deniers
}
WITH * ORDER BY no.contested DESC, no.recency DESC, no.id LIMIT $limit
UNWIND $ontology[no.relation].kinds AS relation
CALL (ends, relation, modalities, deniers) {
  UNWIND ends AS pair
  MATCH (yes:Claim {subject: pair[0], object: pair[1], relation: relation})<-[voice:ASSERTS|CONFIRMS|DENIES]-(teller:Entity)
  WHERE yes.modality IN modalities AND (type(voice) = 'DENIES') = (yes.polarity = 'negative') AND NOT teller IN deniers
  RETURN collect(DISTINCT teller.name) AS tellers
}
WITH * WHERE size(tellers) > 0
MATCH (subject:Entity {id: no.subject}), (object:Entity {id: no.object})
RETURN subject.name AS subject, relation, object.name AS object,
       CASE modalities WHEN ['planned'] THEN 'planned' ELSE 'actual' END AS modality,
       COLLECT { UNWIND tellers AS name RETURN name ORDER BY name } AS asserted_by,
       no.relation AS denied,
       COLLECT { UNWIND deniers AS denier RETURN denier.name AS name ORDER BY name } AS denied_by,
       no.reported AS last,
       COLLECT { UNWIND ends AS pair
                 MATCH (same:Claim {subject: pair[0], object: pair[1], relation: no.relation})-[:REPORTED_IN]->(article:Article)
                 WHERE same.contested AND same.modality IN modalities
                 RETURN DISTINCT article.title AS title ORDER BY title } AS articles
ORDER BY no.recency DESC, subject, relation, object, denied
LIMIT $limit
