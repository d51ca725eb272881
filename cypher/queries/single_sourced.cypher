// Single-sourced edges
// What rests on one article alone, and nobody has confirmed it?
// $limit  rows at most, the newest first; default: 50
// subject    name of who acts
// relation   what is done
// object     name of whom it is done to
// claims     number of claims in that article
// denied     claims that some source denies
// published  day of the article
MATCH (subject:Entity)-[edge]->(object:Entity)
WHERE edge.articles = 1 AND edge.confirmed = 0
RETURN subject.name AS subject, type(edge) AS relation, object.name AS object,
       edge.claims AS claims, edge.denied AS denied, edge.lastReported AS published
ORDER BY published IS NULL, published DESC, subject, relation, object
LIMIT $limit
