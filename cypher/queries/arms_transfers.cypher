// Arms transfers
// Who is said to have armed whom, and by how many articles?
// $relations  names of relations; default: ["TRANSFERS_WEAPONS_TO", "TRANSFERS_MISSILES_TO", "TRANSFERS_DRONES_TO", "TRANSFERS_MUNITIONS_TO"]
// $since      date, ISO 8601; claims of earlier articles are left out; default: "0001-01-01"
// supplier    name of the giver
// relation    what is done
// receiver    name of the taker
// articles    number of articles that say so
// sources     number of sources that say or confirm it
// denied      number of these claims that somebody denies
MATCH (claim:Claim)
WHERE claim.relation IN $relations AND claim.reported >= date($since)
  AND claim.polarity = 'positive' AND claim.modality IN ['actual', 'alleged']
MATCH (supplier:Entity)<-[:SUBJECT]-(claim)-[:OBJECT]->(receiver:Entity),
      (claim)-[:REPORTED_IN]->(article:Article)
OPTIONAL MATCH (source:Entity)-[:ASSERTS|CONFIRMS]->(claim)
RETURN supplier.name AS supplier, claim.relation AS relation, receiver.name AS receiver,
       count(DISTINCT article) AS articles, count(DISTINCT source) AS sources,
       count(DISTINCT CASE WHEN EXISTS { (claim)<-[:DENIES]-() } THEN claim END) AS denied
ORDER BY articles DESC, supplier, receiver, relation
