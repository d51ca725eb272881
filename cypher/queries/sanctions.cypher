// Sanctions
// Who has imposed sanctions on whom?
// $target  entity: only sanctions on this one; default: null
// $limit   rows at most, those with most claims first; default: 100
// author    name of who imposes them
// target    name of who bears them
// claims    number of claims that say so
// articles  number of articles
// denied    claims that some source denies
// first     day of the first article
// last      day of the last article
CALL () {
  WITH $target AS wanted WHERE wanted IS NULL
  MATCH ()-[edge:IMPOSES_SANCTIONS_ON]->()
  RETURN edge ORDER BY edge.claims DESC, startNode(edge).id, endNode(edge).id LIMIT $limit
UNION
  WITH $target AS wanted WHERE wanted IS NOT NULL
  MATCH ()-[edge:IMPOSES_SANCTIONS_ON]->(:Entity {id: wanted})
  RETURN edge ORDER BY edge.claims DESC, startNode(edge).id LIMIT $limit
}
RETURN startNode(edge).name AS author, endNode(edge).name AS target, edge.claims AS claims, edge.articles AS articles,
       edge.denied AS denied, edge.firstReported AS first, edge.lastReported AS last
ORDER BY claims DESC, author, target
