// Every article, without the moment of its import.
MATCH (article:Article)
RETURN labels(article) AS labels, article {.*, importedAt: null} AS properties
ORDER BY article.id
