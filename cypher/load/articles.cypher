// Writes articles.
// $rows  [{properties}]
UNWIND $rows AS row
CREATE (article:Article)
SET article = row.properties, article.importedAt = datetime()
