// What do these articles say, so that they can be put together again?
// $ids  ids of articles
MATCH (article:Article) WHERE article.id IN $ids
RETURN properties(article) AS article,
       COLLECT { MATCH (article)-[mention:MENTIONS]->(entity:Entity)
                 RETURN mention {.*, id: entity.id} ORDER BY mention.rank } AS entities,
       COLLECT { MATCH (article)<-[:REPORTED_IN]-(claim:Claim)
                 OPTIONAL MATCH (claim)-[:COUNTERPART]->(counterpart:Entity)
                 OPTIONAL MATCH (claim)-[:INSTRUMENT]->(instrument:Entity)
                 RETURN claim {.*, counterpart: counterpart.id, instrument: instrument.id,
                               attributions: COLLECT {
                                 MATCH (source:Entity)-[stance:ASSERTS|CONFIRMS|DENIES|DECLINES]->(claim)
                                 RETURN {source: source.id, stance: toLower(type(stance)), cue: stance.cue}
                                 ORDER BY stance.rank }}
                 ORDER BY claim.rank } AS claims
ORDER BY article.id
