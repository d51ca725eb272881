// Supplies of an actor
// What does this actor supply, to whom, and how well is that supported?
// $actor      entity: who supplies
// $relations  names of relations; default: ["SUPPLIES_INTELLIGENCE_TO", "SUPPLIES_TECHNOLOGY_TO", "TRANSFERS_WEAPONS_TO", "TRANSFERS_MISSILES_TO", "TRANSFERS_DRONES_TO", "TRANSFERS_MUNITIONS_TO", "PROVIDES_AID_TO"]
// $limit      rows at most, those with most claims first; default: 100
// relation   what is done
// receiver   name of who receives
// materiel   what is named as supplied
// claims     number of claims that say so
// articles   number of articles they are in
// asserted   claims that some source asserts
// confirmed  claims that some source confirms
// denied     claims that some source denies
// alleged    claims put forward as rumour or suspicion
// first      day of the first article
// last       day of the last article
MATCH (actor:Entity {id: $actor})-[edge]->(receiver:Entity)
WHERE type(edge) IN $relations
WITH actor, edge, receiver ORDER BY edge.claims DESC, type(edge), receiver.name, receiver.id LIMIT $limit
RETURN type(edge) AS relation, receiver.name AS receiver,
       COLLECT { MATCH (claim:Claim {subject: $actor, object: receiver.id, relation: type(edge)})
                       -[:INSTRUMENT]->(thing:Entity)
                 RETURN DISTINCT thing.name AS name ORDER BY name } AS materiel,
       edge.claims AS claims, edge.articles AS articles, edge.asserted AS asserted,
       edge.confirmed AS confirmed, edge.denied AS denied, edge.alleged AS alleged,
       edge.firstReported AS first, edge.lastReported AS last
ORDER BY claims DESC, relation, receiver
