// What do these nodes hold? __LABEL__ stands for Article, Entity or Claim.
// $ids  ids of the nodes
MATCH (node:__LABEL__) WHERE node.id IN $ids
RETURN node.id AS id, properties(node) AS properties,
       COLLECT { UNWIND labels(node) AS label RETURN label ORDER BY label } AS labels
ORDER BY id
