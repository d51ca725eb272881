// What makes an article one article, and finds it by what an importer knows of it.
CREATE CONSTRAINT article_id IF NOT EXISTS FOR (article:Article) REQUIRE article.id IS UNIQUE;
CREATE INDEX article_source IF NOT EXISTS FOR (article:Article) ON (article.source);
CREATE INDEX article_digest IF NOT EXISTS FOR (article:Article) ON (article.digest);
CREATE INDEX article_published IF NOT EXISTS FOR (article:Article) ON (article.publishedStart);
CREATE INDEX article_title IF NOT EXISTS FOR (article:Article) ON (article.title);
