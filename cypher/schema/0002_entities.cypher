// What makes an entity one entity; names are looked up exactly here, loosely by full text.
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (entity:Entity) REQUIRE entity.id IS UNIQUE;
CREATE INDEX entity_name IF NOT EXISTS FOR (entity:Entity) ON (entity.name);
CREATE INDEX entity_code IF NOT EXISTS FOR (entity:Entity) ON (entity.code);
CREATE FULLTEXT INDEX entity_names IF NOT EXISTS FOR (entity:Entity) ON EACH [entity.name, entity.aliases]
OPTIONS { indexConfig: { `fulltext.analyzer`: 'standard-folding' } };
