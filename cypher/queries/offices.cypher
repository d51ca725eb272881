// Offices
// Who is said to hold which post, and where?
// $body   entity: only posts of this country or organization; default: null
// $limit  rows at most; default: 100
// person    name of the person
// title     the post, as the article puts it
// body      name of the country or organization
// articles  number of articles that say so
// last      day of the last of them
MATCH (claim:Claim {relation: 'HOLDS_OFFICE_IN', polarity: 'positive'})
WHERE $body IS NULL OR claim.object = $body
MATCH (person:Entity)<-[:SUBJECT]-(claim)-[:OBJECT]->(body:Entity),
      (claim)-[:REPORTED_IN]->(article:Article)
RETURN person.name AS person, claim.title AS title, body.name AS body,
       count(DISTINCT article) AS articles, max(claim.reported) AS last
ORDER BY articles DESC, person, title, body
LIMIT $limit
