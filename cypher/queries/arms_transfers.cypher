// Arms transfers
// Who is said to have armed whom, and by how many articles?
// $since  date, ISO 8601; claims of earlier articles are left out; default: null
// $limit  rows at most, those in most articles first; default: 100
// supplier    name of the giver
// relation    what is done
// receiver    name of the taker
// articles    number of articles that say so
// sources     number of sources that say or confirm it
// denied      number of these claims that somebody denies
CALL () {
  WITH $since AS since WHERE since IS NULL
  MATCH ()-[edge:TRANSFERS_WEAPONS_TO|TRANSFERS_MISSILES_TO|TRANSFERS_DRONES_TO|TRANSFERS_MUNITIONS_TO]->()
  WITH edge, startNode(edge) AS supplier, type(edge) AS relation, endNode(edge) AS receiver
  ORDER BY edge.articles DESC, supplier.id, receiver.id, relation LIMIT $limit
  RETURN supplier, relation, receiver, edge.articles AS articles
UNION
  WITH $since AS since WHERE since IS NOT NULL
  UNWIND ['TRANSFERS_WEAPONS_TO', 'TRANSFERS_MISSILES_TO', 'TRANSFERS_DRONES_TO', 'TRANSFERS_MUNITIONS_TO'] AS relation
  MATCH (claim:Claim {relation: relation})-[:REPORTED_IN]->(article:Article)
  WHERE claim.recency > duration.inDays(date('0001-01-01'), date(since)).days
    AND claim.polarity = 'positive' AND claim.modality IN ['actual', 'alleged']
  WITH claim.subject AS giver, relation, claim.object AS taker, count(DISTINCT article) AS articles
  ORDER BY articles DESC, giver, taker, relation LIMIT $limit
  MATCH (supplier:Entity {id: giver}), (receiver:Entity {id: taker})
  RETURN supplier, relation, receiver, articles
}
CALL (supplier, relation, receiver) {
  MATCH (claim:Claim {subject: supplier.id, object: receiver.id, relation: relation})
  WHERE ($since IS NULL OR claim.reported >= date($since))
    AND claim.polarity = 'positive' AND claim.modality IN ['actual', 'alleged']
  OPTIONAL MATCH (claim)<-[:ASSERTS|CONFIRMS]-(source:Entity)
  RETURN count(DISTINCT source) AS sources,
         count(DISTINCT CASE WHEN EXISTS { (claim)<-[:DENIES]-(:Entity) } THEN claim END) AS denied
}
RETURN supplier.name AS supplier, relation, receiver.name AS receiver, articles, sources, denied
ORDER BY articles DESC, supplier, receiver, relation
