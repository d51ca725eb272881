// Sources of an article
// On whom does this article rely, and for what?
// $article  article: the article
// source    name of the source; null for what the article says in its own voice
// stance    asserts, confirms, denies or declines; null for the article's own voice
// claims    number of claims
// cues      the words that give the source
// evidence  the passages
MATCH (article:Article {id: $article})<-[:REPORTED_IN]-(claim:Claim)
OPTIONAL MATCH (source:Entity)-[stance:ASSERTS|CONFIRMS|DENIES|DECLINES]->(claim)
WITH source, stance, claim ORDER BY claim.start, claim.id
RETURN source.name AS source, toLower(type(stance)) AS stance, count(DISTINCT claim) AS claims,
       collect(DISTINCT stance.cue) AS cues, collect(DISTINCT claim.evidence) AS evidence
ORDER BY claims DESC, source, stance
