// Every claim.
// id  its id
MATCH (claim:Claim) RETURN claim.id AS id ORDER BY id
