// Draws derived edges. A statement for each relation would cost more to plan than to run.
// $rows  [{relation, subject, object, properties}]; relation: a name of the ontology
UNWIND $rows AS row
MATCH (subject:Entity {id: row.subject})
MATCH (object:Entity {id: row.object})
CREATE (subject)-[edge:$(row.relation)]->(object)
SET edge = row.properties
