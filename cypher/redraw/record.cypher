// Records by which relations the edges are drawn.
// $relations  names, with a mark where they have no direction
MATCH (schema:Schema {id: 'recoupe'})
SET schema.relations = $relations
