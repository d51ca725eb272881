// Which judgements of an analyst does this graph follow?
// merges     one a line; null where there never was any
// unsettled  true while articles written under earlier judgements may be left
MATCH (schema:Schema {id: 'recoupe'})
RETURN schema.merges AS merges, schema.unsettled AS unsettled
