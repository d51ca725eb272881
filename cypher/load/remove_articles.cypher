// Takes articles and their claims out.
// $ids  ids of articles
MATCH (article:Article)
WHERE article.id IN $ids
OPTIONAL MATCH (article)<-[:REPORTED_IN]-(claim:Claim)
DETACH DELETE claim, article
