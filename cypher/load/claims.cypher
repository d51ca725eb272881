// Writes claims with their two ends and the article that reports them.
// $rows  columns of graph.rows.ClaimRow: a list for each field, days as texts
UNWIND range(0, size($rows.id) - 1) AS row
MATCH (article:Article {id: $rows.article[row]})
MATCH (subject:Entity {id: $rows.subject[row]})
MATCH (object:Entity {id: $rows.object[row]})
CREATE (claim:Claim {
  id: $rows.id[row], relation: $rows.relation[row], subject: $rows.subject[row], object: $rows.object[row],
  title: $rows.title[row], confidence: $rows.confidence[row], rule: $rows.rule[row],
  polarity: $rows.polarity[row], modality: $rows.modality[row],
  evidence: $rows.evidence[row], start: $rows.start[row], end: $rows.end[row], spans: $rows.spans[row],
  reasons: $rows.reasons[row],
  timeText: $rows.timeText[row], timeStart: date($rows.timeStart[row]), timeEnd: date($rows.timeEnd[row]),
  timeVague: $rows.timeVague[row],
  quantityText: $rows.quantityText[row], quantityValue: $rows.quantityValue[row],
  quantityUnit: $rows.quantityUnit[row], quantityBound: $rows.quantityBound[row],
  reported: date($rows.reported[row]), recency: $rows.recency[row], rank: $rows.rank[row],
  contested: $rows.contested[row]
})
CREATE (claim)-[:REPORTED_IN]->(article)
CREATE (claim)-[:SUBJECT]->(subject)
CREATE (claim)-[:OBJECT]->(object)
