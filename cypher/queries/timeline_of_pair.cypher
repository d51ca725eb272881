// Timeline of a pair
// What happened between these two, in the order of time?
// $one    entity: an actor
// $other  entity: the other actor
// $limit  rows at most, the oldest first; default: 200
// day       day on which it is said to have happened, else the article's
// dated     event where the text gives a time, article where only the article has one
// subject   name of who acts
// relation  what is done
// object    name of whom it is done to
// polarity  positive or negative
// modality  actual, alleged, planned, requested or hypothetical
// sources   who says, confirms, denies or declines it
// article   title of the article
UNWIND [[$one, $other], [$other, $one]] AS ends
WITH DISTINCT ends
MATCH (claim:Claim {subject: ends[0], object: ends[1]}) USING INDEX claim:Claim(subject, object, relation)
WHERE claim.relation IS NOT NULL
WITH claim, coalesce(claim.timeStart, claim.reported) AS day
ORDER BY day, claim.id LIMIT $limit
MATCH (subject:Entity)<-[:SUBJECT]-(claim)-[:OBJECT]->(object:Entity),
      (claim)-[:REPORTED_IN]->(article:Article)
RETURN day, CASE WHEN claim.timeStart IS NULL THEN 'article' ELSE 'event' END AS dated,
       subject.name AS subject, claim.relation AS relation, object.name AS object,
       claim.polarity AS polarity, claim.modality AS modality,
       COLLECT { MATCH (source:Entity)-[stance:ASSERTS|CONFIRMS|DENIES|DECLINES]->(claim)
                 RETURN source.name + ' ' + toLower(type(stance)) ORDER BY stance.rank } AS sources,
       article.title AS article
ORDER BY day, claim.id
