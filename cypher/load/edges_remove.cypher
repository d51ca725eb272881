// Takes out derived edges. __RELATION__ stands for a relation of the ontology.
// $rows  [{subject, object}]
UNWIND $rows AS row
MATCH (:Entity {id: row.subject})-[edge:__RELATION__]->(:Entity {id: row.object})
DELETE edge
