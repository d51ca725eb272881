// Denials
// Who denies what, or declines to confirm it?
// $source  entity: only what this one denies; default: null
// $limit   rows at most, the newest first; default: 50
// source     name of who denies or declines
// stance     denies or declines
// cue        the words of the denial
// subject    name of who is said to act
// relation   what is said to be done
// object     name of whom it is said to be done to
// evidence   the passage
// published  day of the article
// article    title of the article
MATCH (source:Entity)-[stance:DENIES|DECLINES]->(claim:Claim)
WHERE $source IS NULL OR source.id = $source
WITH source, stance, claim
ORDER BY claim.reported IS NULL, claim.reported DESC, claim.id, source.id LIMIT $limit
MATCH (subject:Entity)<-[:SUBJECT]-(claim)-[:OBJECT]->(object:Entity),
      (claim)-[:REPORTED_IN]->(article:Article)
RETURN source.name AS source, toLower(type(stance)) AS stance, stance.cue AS cue,
       subject.name AS subject, claim.relation AS relation, object.name AS object,
       claim.evidence AS evidence, claim.reported AS published, article.title AS article
ORDER BY published IS NULL, published DESC, claim.id, source
