// What are these nodes?
// $elements  Neo4j's own ids of nodes
// label  Article, Entity or Claim
// id  its id
MATCH (node) WHERE elementId(node) IN $elements
UNWIND [label IN labels(node) WHERE label IN ['Article', 'Entity', 'Claim']] AS label
RETURN label, node.id AS id ORDER BY label, id
