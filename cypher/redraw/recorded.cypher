// By which relations of the ontology are this graph's edges drawn?
// relations  their names, with a mark where they have no direction; null where that was never recorded
MATCH (schema:Schema {id: 'recoupe'})
RETURN schema.relations AS relations
