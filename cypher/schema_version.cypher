// Which version of the schema does this graph have?
// version  number of the last schema file that was applied
OPTIONAL MATCH (schema:Schema {id: 'recoupe'})
WITH schema WHERE schema.version IS NOT NULL
RETURN schema.version AS version
