// What does this article say and mention?
// $id  id of the article
// claims  ids of its claims
// entities  ids of its entities
MATCH (article:Article {id: $id})
RETURN COLLECT { MATCH (article)<-[:REPORTED_IN]-(claim:Claim) RETURN claim.id AS id ORDER BY id } AS claims,
       COLLECT { MATCH (article)-[:MENTIONS]->(entity:Entity) RETURN entity.id AS id ORDER BY id } AS entities
