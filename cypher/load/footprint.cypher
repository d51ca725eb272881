// What rests on these articles and has to be reckoned again without them?
// $ids  ids of articles
MATCH (article:Article)
WHERE article.id IN $ids
RETURN COLLECT { MATCH (article)-[:MENTIONS]->(entity:Entity) RETURN entity.id } AS entities,
       COLLECT { MATCH (article)<-[:REPORTED_IN]-(claim:Claim)
                 RETURN DISTINCT [claim.relation, claim.subject, claim.object] } AS pairs
