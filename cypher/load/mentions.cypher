// Writes which article mentions which entity, and as what.
// $rows  columns of graph.rows.MentionRow: a list for each field
UNWIND range(0, size($rows.article) - 1) AS row
MATCH (article:Article {id: $rows.article[row]})
MATCH (entity:Entity {id: $rows.entity[row]})
CREATE (article)-[:MENTIONS {
  count: $rows.count[row], type: $rows.type[row], name: $rows.name[row], code: $rows.code[row],
  aliases: $rows.aliases[row], spans: $rows.spans[row], rank: $rows.rank[row]
}]->(entity)
