// Records the schema's version.
// $version  number of the last file of cypher/schema that was applied
MERGE (schema:Schema {id: 'recoupe'})
SET schema.version = $version
