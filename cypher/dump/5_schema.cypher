// The judgements of an analyst that the graph follows, if there are any.
MATCH (schema:Schema {id: 'recoupe'})
WHERE schema.merges IS NOT NULL
RETURN labels(schema) AS labels, {id: schema.id, merges: schema.merges} AS properties
