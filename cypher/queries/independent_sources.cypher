// Independent sources
// Do several reports of this really rest on several sources?
// $one       entity: who is said to act
// $other     entity: whom it is said to be done to
// $relation  name of the relation
// source    who says or confirms it: a source named in the text, else the outlet, else the article's own address
// named     true where the text names the source
// articles  number of articles that rest on this source
// wordings  passages that share less than half of their pairs of words with any earlier one; fewer than articles: reprints
// first     day of the first of these articles
// titles    titles of the articles
MATCH (claim:Claim {subject: $one, object: $other, relation: $relation})-[:REPORTED_IN]->(article:Article)
WHERE claim.polarity = 'positive' AND claim.modality IN ['actual', 'alleged']
OPTIONAL MATCH (teller:Entity)-[:ASSERTS|CONFIRMS]->(claim)
WITH coalesce(teller.name, article.outlet, article.source) AS source, teller IS NOT NULL AS named, claim, article,
     [word IN split(reduce(text = toLower(claim.evidence), mark IN split('« » “ ” " \' ’ ( ) [ ] … . , ; : ! ? - – —', ' ')
                           | replace(text, mark, ' ')), ' ') WHERE word <> ''] AS words
WITH *, CASE WHEN size(words) < 2 THEN words
             ELSE [place IN range(0, size(words) - 2) | words[place] + ' ' + words[place + 1]] END AS pairs
ORDER BY article.publishedStart, article.id, claim.rank
WITH source, named, count(DISTINCT article) AS articles, min(claim.reported) AS first,
     collect(DISTINCT article.title) AS titles, collect(pairs) AS told
RETURN source, named, articles,
       size([later IN range(0, size(told) - 1) WHERE none(earlier IN range(0, later - 1)
         WHERE told[earlier] = told[later]
            OR 2 * size([pair IN told[later] WHERE pair IN told[earlier]]) > size(told[later]))]) AS wordings,
       first, titles
ORDER BY articles DESC, source
