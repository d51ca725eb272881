// Said by a source
// What does this source say, confirm, deny or decline to say?
// $source  entity: the source
// $limit   rows at most, the newest first; default: 50
// stance     asserts, confirms, denies or declines
// cue        the words that give the source
// subject    name of who is said to act
// relation   what is said to be done
// object     name of whom it is said to be done to
// modality   actual, alleged, planned, requested or hypothetical
// polarity   positive or negative
// published  day of the article
// evidence   the passage
MATCH (source:Entity {id: $source})-[stance:ASSERTS|CONFIRMS|DENIES|DECLINES]->(claim:Claim)
WITH stance, claim ORDER BY claim.recency DESC, claim.id LIMIT $limit
MATCH (subject:Entity)<-[:SUBJECT]-(claim)-[:OBJECT]->(object:Entity)
RETURN toLower(type(stance)) AS stance, stance.cue AS cue, subject.name AS subject,
       claim.relation AS relation, object.name AS object, claim.modality AS modality,
       claim.polarity AS polarity, claim.reported AS published, claim.evidence AS evidence
ORDER BY claim.recency DESC, claim.id
