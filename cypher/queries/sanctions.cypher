// Sanctions
// Who has imposed sanctions on whom?
// $target  entity: only sanctions on this one; default: null
// author    name of who imposes them
// target    name of who bears them
// claims    number of claims that say so
// articles  number of articles
// denied    claims that some source denies
// first     day of the first article
// last      day of the last article
MATCH (author:Entity)-[edge:IMPOSES_SANCTIONS_ON]->(target:Entity)
WHERE $target IS NULL OR target.id = $target
RETURN author.name AS author, target.name AS target, edge.claims AS claims, edge.articles AS articles,
       edge.denied AS denied, edge.firstReported AS first, edge.lastReported AS last
ORDER BY claims DESC, author, target
