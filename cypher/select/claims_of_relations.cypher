// Which claims have one of these relations?
// $relations  names of relations
// id  id of a claim
MATCH (claim:Claim) WHERE claim.relation IN $relations AND claim.recency >= 0
RETURN claim.id AS id ORDER BY id
