// What do all articles together call these entities?
// $ids  ids of entities
MATCH (entity:Entity)
WHERE entity.id IN $ids
MATCH (entity)<-[mention:MENTIONS]-(:Article)
WITH DISTINCT entity.id AS id, mention.name AS name, mention.aliases AS forms,
              mention.code AS code, mention.type AS type
RETURN id, collect(DISTINCT name) AS names, collect(forms) AS forms,
       collect(DISTINCT code) AS codes, collect(DISTINCT type) AS types
