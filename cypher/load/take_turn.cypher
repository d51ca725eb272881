// Waits until no other importer writes, and keeps the others out until the transaction ends.
// merges  the analyst's judgements in force, one a line; null where there never was any
MERGE (schema:Schema {id: 'recoupe'})
SET schema.writing = true
REMOVE schema.writing
RETURN schema.merges AS merges
