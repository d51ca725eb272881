// What do these claims need to be understood?
// $ids  ids of claims
// articles  ids of the articles that report them
// entities  ids of their ends and sources
MATCH (claim:Claim) WHERE claim.id IN $ids
RETURN COLLECT { MATCH (claim)-[:REPORTED_IN]->(article:Article) RETURN article.id } AS articles,
       COLLECT { MATCH (claim)--(entity:Entity) RETURN DISTINCT entity.id } AS entities
