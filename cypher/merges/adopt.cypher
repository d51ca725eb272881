// Puts an analyst's judgements into force; the articles in the graph are yet to be settled.
// $merges  one a line, or null for none
MATCH (schema:Schema {id: 'recoupe'})
SET schema.merges = $merges, schema.unsettled = true
