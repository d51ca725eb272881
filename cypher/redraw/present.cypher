// Of which relations are there edges or claims?
CALL () {
  MATCH (:Entity)-[edge]->(:Entity)
  RETURN DISTINCT type(edge) AS relation
  UNION
  MATCH (claim:Claim)
  RETURN DISTINCT claim.relation AS relation
}
RETURN relation
ORDER BY relation
