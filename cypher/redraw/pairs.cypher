// Between which entities is an edge of this relation, which __RELATIONS__ stands for, or do claims draw one?
// $relation  its name
CALL () {
  MATCH (claim:Claim {relation: $relation})
  WHERE claim.recency >= 0 AND claim.polarity = 'positive' AND claim.modality IN ['actual', 'alleged']
  RETURN claim.subject AS subject, claim.object AS object
  UNION ALL
  MATCH (one:Entity)-[:__RELATIONS__]->(other:Entity)
  RETURN one.id AS subject, other.id AS object
}
RETURN subject, object
