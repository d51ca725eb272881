// Waits until no other importer writes, and keeps the others out until the transaction ends.
MERGE (schema:Schema {id: 'recoupe'})
SET schema.writing = true
REMOVE schema.writing
