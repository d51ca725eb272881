// Which claims are about two of these entities?
// $ids  ids of entities
// id  id of a claim
MATCH (entity:Entity)<-[:SUBJECT]-(claim:Claim)
WHERE entity.id IN $ids AND claim.object IN $ids
RETURN claim.id AS id ORDER BY id
