// Claims between two actors
// What is one of these two said to have done to the other, by whom, and in which words?
// $one    entity: an actor
// $other  entity: the other actor
// $limit  rows at most, the newest first; default: 50
// subject    name of who acts
// relation   what is done
// object     name of whom it is done to
// polarity   positive, or negative where it is said not to be so
// modality   actual, alleged, planned, requested or hypothetical
// sources    who says, confirms, denies or declines it; empty where the article says it itself
// evidence   the passage
// published  day of the article
// article    title of the article
UNWIND [[$one, $other], [$other, $one]] AS ends
WITH DISTINCT ends
MATCH (claim:Claim {subject: ends[0], object: ends[1]}) USING INDEX claim:Claim(subject, object, relation)
WHERE claim.relation IS NOT NULL
WITH claim ORDER BY claim.recency DESC, claim.id LIMIT $limit
MATCH (subject:Entity)<-[:SUBJECT]-(claim)-[:OBJECT]->(object:Entity),
      (claim)-[:REPORTED_IN]->(article:Article)
RETURN subject.name AS subject, claim.relation AS relation, object.name AS object,
       claim.polarity AS polarity, claim.modality AS modality,
       COLLECT { MATCH (source:Entity)-[stance:ASSERTS|CONFIRMS|DENIES|DECLINES]->(claim)
                 RETURN source.name + ' ' + toLower(type(stance)) ORDER BY stance.rank } AS sources,
       claim.evidence AS evidence, claim.reported AS published, article.title AS article
ORDER BY claim.recency DESC, claim.id
