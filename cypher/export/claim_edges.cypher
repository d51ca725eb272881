// What are these claims tied to?
// $ids  ids of claims
MATCH (claim:Claim)-[edge]-(other)
WHERE claim.id IN $ids
WITH claim, edge, other, CASE WHEN other:Article THEN 'Article' ELSE 'Entity' END AS label
RETURN type(edge) AS type, properties(edge) AS properties,
       CASE WHEN startNode(edge) = claim THEN ['Claim', claim.id] ELSE [label, other.id] END AS start,
       CASE WHEN startNode(edge) = claim THEN [label, other.id] ELSE ['Claim', claim.id] END AS end
ORDER BY claim.id, type, other.id, edge.rank
