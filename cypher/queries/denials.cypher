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
CALL () {
  WITH $source AS wanted WHERE wanted IS NULL
  MATCH (claim:Claim) WHERE claim.recency >= 0
  MATCH (source:Entity)-[stance:DENIES|DECLINES]->(claim)
  RETURN source, stance, claim ORDER BY claim.recency DESC, claim.id, source.id LIMIT $limit
UNION
  WITH $source AS wanted WHERE wanted IS NOT NULL
  MATCH (source:Entity {id: wanted})-[stance:DENIES|DECLINES]->(claim:Claim)
  RETURN source, stance, claim ORDER BY claim.recency DESC, claim.id, source.id LIMIT $limit
}
MATCH (subject:Entity)<-[:SUBJECT]-(claim)-[:OBJECT]->(object:Entity),
      (claim)-[:REPORTED_IN]->(article:Article)
RETURN source.name AS source, toLower(type(stance)) AS stance, stance.cue AS cue,
       subject.name AS subject, claim.relation AS relation, object.name AS object,
       claim.evidence AS evidence, claim.reported AS published, article.title AS article
ORDER BY claim.recency DESC, claim.id, source
