// Between which entities do claims draw an edge of this relation?
// $relation  its name
MATCH (claim:Claim {relation: $relation})
WHERE claim.recency >= 0 AND claim.polarity = 'positive' AND claim.modality IN ['actual', 'alleged']
RETURN DISTINCT claim.subject AS subject, claim.object AS object
