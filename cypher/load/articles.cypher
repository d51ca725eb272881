// Writes articles.
// $rows  columns of graph.rows.ArticleRow: a list for each field, days as texts
UNWIND range(0, size($rows.id) - 1) AS row
CREATE (:Article {
  id: $rows.id[row], title: $rows.title[row], text: $rows.text[row], language: $rows.language[row],
  source: $rows.source[row], outlet: $rows.outlet[row], published: $rows.published[row],
  publishedStart: date($rows.publishedStart[row]), publishedEnd: date($rows.publishedEnd[row]),
  publishedVague: $rows.publishedVague[row], digest: $rows.digest[row], extractor: $rows.extractor[row],
  paragraphs: $rows.paragraphs[row], paragraphKinds: $rows.paragraphKinds[row],
  original: $rows.original[row], judged: $rows.judged[row], part: $rows.part[row], importedAt: datetime()
})
