// Independent sources
// Do several reports of this really rest on several sources?
// $one       entity: who is said to act
// $other     entity: whom it is said to be done to
// $relation  name of the relation
// source    who says or confirms it: a source named in the text, else the outlet, else the article's own address
// named     true where the text names the source
// articles  number of articles that rest on this source
// wordings  number of different passages; fewer than articles means reprints
// first     day of the first of these articles
// titles    titles of the articles
MATCH (claim:Claim {subject: $one, object: $other, relation: $relation})-[:REPORTED_IN]->(article:Article)
WHERE claim.polarity = 'positive' AND claim.modality IN ['actual', 'alleged']
OPTIONAL MATCH (teller:Entity)-[:ASSERTS|CONFIRMS]->(claim)
WITH coalesce(teller.name, article.outlet, article.source) AS source, teller IS NOT NULL AS named, claim, article
ORDER BY article.publishedStart, article.id
RETURN source, named, count(DISTINCT article) AS articles, count(DISTINCT claim.evidence) AS wordings,
       min(claim.reported) AS first, collect(DISTINCT article.title) AS titles
ORDER BY articles DESC, source
