// Records that all articles follow the judgements in force.
MATCH (schema:Schema {id: 'recoupe'})
REMOVE schema.unsettled
