// Claims are found newest first, of one relation, or contested by a source; actors by how many others they have to do with.
DROP INDEX claim_relation IF EXISTS;
DROP INDEX claim_relation_reported IF EXISTS;
MATCH (claim:Claim) WHERE claim.recency IS NULL
CALL (claim) {
  SET claim.recency = CASE WHEN claim.reported IS NULL THEN 0
                           ELSE duration.inDays(date('0001-01-01'), claim.reported).days + 1 END,
      claim.contested = CASE WHEN claim.polarity = 'positive' AND EXISTS { (claim)<-[:DENIES]-() }
                               OR claim.polarity = 'negative' AND EXISTS { (claim)<-[:ASSERTS|CONFIRMS]-() }
                             THEN true END
} IN TRANSACTIONS OF 5000 ROWS;
MATCH (entity:Entity) WHERE entity.neighbours IS NULL AND EXISTS { (entity)--(:Entity) }
CALL (entity) {
  MERGE (schema:Schema {id: 'recoupe'})  // importers wait, as in load/take_turn.cypher
  SET schema.writing = true
  REMOVE schema.writing
  WITH entity
  MATCH (entity)-[edge]-(other:Entity)
  WITH entity, count(DISTINCT CASE WHEN other <> entity THEN other END) AS neighbours,
       count(DISTINCT edge) AS edges, sum(edge.claims) AS claims
  SET entity.neighbours = nullIf(neighbours, 0), entity.edges = edges, entity.claims = claims
} IN TRANSACTIONS OF 100 ROWS;
CREATE INDEX claim_recency IF NOT EXISTS FOR (claim:Claim) ON (claim.recency);
CREATE INDEX claim_relation_recency IF NOT EXISTS FOR (claim:Claim) ON (claim.relation, claim.recency);
CREATE INDEX claim_contested IF NOT EXISTS FOR (claim:Claim) ON (claim.contested, claim.recency);
CREATE INDEX entity_neighbours IF NOT EXISTS FOR (entity:Entity) ON (entity.neighbours);
