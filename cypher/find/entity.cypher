// Which entities does a user mean by this text?
// $text  id, code, name or alias
// $words  the same for the full-text index, quoted
CALL () {
  MATCH (entity:Entity) WHERE entity.id = $text OR entity.name = $text OR entity.code = $text
  RETURN entity
  UNION
  CALL db.index.fulltext.queryNodes('entity_names', $words, {limit: 200}) YIELD node AS entity
  RETURN entity
}
RETURN entity.id AS id, entity.name AS name, entity.code AS code,
       entity.aliases AS aliases, COUNT { (entity)<-[:MENTIONS]-() } AS articles
ORDER BY articles DESC, id
