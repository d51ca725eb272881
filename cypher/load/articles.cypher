// Writes articles with all that they say. Their entities are there already.
// Nodes are looked for once: what hangs on them tells them by their places in lists. An entity that somebody took out
// meanwhile leaves its place empty: the transaction fails.
// $entities  the ids of the articles' entities
// $articles  columns of graph.rows.ArticleRow: a list for each field, days as texts
// $mentions  columns of MentionRow; article and entity: places
// $claims  columns of ClaimRow, days as texts; article, and from and to, which are its ends: places
// $roles  columns of RoleRow; claim and entity: places; role: COUNTERPART or INSTRUMENT
// $attributions  columns of AttributionRow; source and claim: places; stance: ASSERTS, CONFIRMS, DENIES or DECLINES
CALL () {
  UNWIND range(0, size($entities) - 1) AS place
  OPTIONAL MATCH (entity:Entity {id: $entities[place]})
  WITH place, entity ORDER BY place
  WITH collect([entity]) AS found
  RETURN [one IN found | one[0]] AS entities
}
CALL () {
  UNWIND range(0, size($articles.id) - 1) AS row
  CREATE (article:Article {
    id: $articles.id[row], title: $articles.title[row], text: $articles.text[row],
    language: $articles.language[row], source: $articles.source[row], outlet: $articles.outlet[row],
    published: $articles.published[row], publishedStart: date($articles.publishedStart[row]),
    publishedEnd: date($articles.publishedEnd[row]), publishedVague: $articles.publishedVague[row],
    digest: $articles.digest[row], extractor: $articles.extractor[row],
    paragraphs: $articles.paragraphs[row], paragraphKinds: $articles.paragraphKinds[row],
    original: $articles.original[row], judged: $articles.judged[row], part: $articles.part[row],
    importedAt: datetime()
  })
  RETURN collect(article) AS articles
}
CALL (entities, articles) {
  UNWIND range(0, size($mentions.article) - 1) AS row
  WITH row, articles[$mentions.article[row]] AS article, entities[$mentions.entity[row]] AS entity
  CREATE (article)-[:MENTIONS {
    count: $mentions.count[row], type: $mentions.type[row], name: $mentions.name[row], code: $mentions.code[row],
    aliases: $mentions.aliases[row], spans: $mentions.spans[row], rank: $mentions.rank[row]
  }]->(entity)
}
CALL () {
  UNWIND range(0, size($claims.id) - 1) AS row
  CREATE (claim:Claim {
    id: $claims.id[row], relation: $claims.relation[row], subject: $claims.subject[row], object: $claims.object[row],
    title: $claims.title[row], confidence: $claims.confidence[row], rule: $claims.rule[row],
    polarity: $claims.polarity[row], modality: $claims.modality[row],
    evidence: $claims.evidence[row], start: $claims.start[row], end: $claims.end[row], spans: $claims.spans[row],
    reasons: $claims.reasons[row],
    timeText: $claims.timeText[row], timeStart: date($claims.timeStart[row]), timeEnd: date($claims.timeEnd[row]),
    timeVague: $claims.timeVague[row],
    quantityText: $claims.quantityText[row], quantityValue: $claims.quantityValue[row],
    quantityUnit: $claims.quantityUnit[row], quantityBound: $claims.quantityBound[row],
    reported: date($claims.reported[row]), recency: $claims.recency[row], rank: $claims.rank[row],
    contested: $claims.contested[row]
  })
  RETURN collect(claim) AS claims
}
CALL (entities, articles, claims) {
  UNWIND range(0, size($claims.id) - 1) AS row
  WITH claims[row] AS claim, articles[$claims.article[row]] AS article,
       entities[$claims.from[row]] AS subject, entities[$claims.to[row]] AS object
  CREATE (claim)-[:REPORTED_IN]->(article)
  CREATE (claim)-[:SUBJECT]->(subject)
  CREATE (claim)-[:OBJECT]->(object)
}
CALL (entities, claims) {
  UNWIND range(0, size($roles.claim) - 1) AS row
  WITH row, claims[$roles.claim[row]] AS claim, entities[$roles.entity[row]] AS entity
  CREATE (claim)-[:$($roles.role[row])]->(entity)
}
CALL (entities, claims) {
  UNWIND range(0, size($attributions.claim) - 1) AS row
  WITH row, entities[$attributions.source[row]] AS source, claims[$attributions.claim[row]] AS claim
  CREATE (source)-[:$($attributions.stance[row]) {cue: $attributions.cue[row], rank: $attributions.rank[row]}]->(claim)
}
