// From which other sources is an article held, and which articles did an analyst's judgements change?
CREATE CONSTRAINT copy_id IF NOT EXISTS FOR (copy:Copy) REQUIRE copy.id IS UNIQUE;
CREATE INDEX copy_digest IF NOT EXISTS FOR (copy:Copy) ON (copy.digest);
CREATE INDEX article_judged IF NOT EXISTS FOR (article:Article) ON (article.judged);
CREATE INDEX article_extractor IF NOT EXISTS FOR (article:Article) ON (article.extractor);
