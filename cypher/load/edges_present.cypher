// Which derived edges lead from one of these entities to the other, and what do they count?
// __RELATIONS__ stands for all relations of the ontology.
// $pairs  [{subject, object}]
UNWIND $pairs AS pair
MATCH (subject:Entity {id: pair.subject})-[edge:__RELATIONS__]->(object:Entity {id: pair.object})
USING INDEX subject:Entity(id)
USING INDEX object:Entity(id)
RETURN elementId(edge) AS edge, type(edge) AS relation, subject.id AS subject, object.id AS object,
       properties(edge) AS properties
