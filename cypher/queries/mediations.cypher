// Mediations
// Who mediates between whom?
// $limit  rows at most, the newest first; default: 50
// mediator     name of the mediator
// party        name of one side
// counterpart  name of the other side; null where the text does not say
// modality     actual, alleged, planned, requested or hypothetical
// sources      who says, confirms, denies or declines it
// published    day of the article
// evidence     the passage
MATCH (claim:Claim {relation: 'MEDIATES_BETWEEN', polarity: 'positive'})
WHERE claim.recency >= 0
WITH claim ORDER BY claim.relation DESC, claim.recency DESC, claim.id LIMIT $limit
MATCH (mediator:Entity)<-[:SUBJECT]-(claim)-[:OBJECT]->(party:Entity)
OPTIONAL MATCH (claim)-[:COUNTERPART]->(counterpart:Entity)
RETURN mediator.name AS mediator, party.name AS party, counterpart.name AS counterpart,
       claim.modality AS modality,
       COLLECT { MATCH (source:Entity)-[stance:ASSERTS|CONFIRMS|DENIES|DECLINES]->(claim)
                 RETURN source.name + ' ' + toLower(type(stance)) ORDER BY stance.rank } AS sources,
       claim.reported AS published, claim.evidence AS evidence
ORDER BY claim.recency DESC, claim.id
