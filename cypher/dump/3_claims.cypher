// Every claim.
MATCH (claim:Claim)
RETURN labels(claim) AS labels, properties(claim) AS properties
ORDER BY claim.id
