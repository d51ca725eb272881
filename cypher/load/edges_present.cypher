// Which derived edges are there between these entities, either way, and what do they count?
// __RELATIONS__ stands for all relations of the ontology.
// $pairs  [{one, other}]
UNWIND $pairs AS pair
MATCH (one:Entity {id: pair.one})-[edge:__RELATIONS__]-(other:Entity {id: pair.other})
USING INDEX one:Entity(id)
USING INDEX other:Entity(id)
RETURN elementId(edge) AS edge, type(edge) AS relation, startNode(edge).id AS subject, endNode(edge).id AS object,
       properties(edge) AS properties
