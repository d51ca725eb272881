// One node says which schema this graph has; loaders also lock it, so that they write in turn.
CREATE CONSTRAINT schema_id IF NOT EXISTS FOR (schema:Schema) REQUIRE schema.id IS UNIQUE;
