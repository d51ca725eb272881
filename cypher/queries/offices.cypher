// Offices
// Who is said to hold which post, and where?
// $body   entity: only posts of this country or organization; default: null
// $limit  rows at most, those in most articles first; default: 100
// person    name of the person
// titles    the posts, as the articles put them, the most frequent first
// body      name of the country or organization
// articles  number of articles that say so
// last      day of the last of them
CALL () {
  WITH $body AS wanted WHERE wanted IS NULL
  MATCH ()-[edge:HOLDS_OFFICE_IN]->()
  RETURN edge ORDER BY edge.articles DESC, startNode(edge).id, endNode(edge).id LIMIT $limit
UNION
  WITH $body AS wanted WHERE wanted IS NOT NULL
  MATCH ()-[edge:HOLDS_OFFICE_IN]->(:Entity {id: wanted})
  RETURN edge ORDER BY edge.articles DESC, startNode(edge).id LIMIT $limit
}
WITH edge, startNode(edge) AS person, endNode(edge) AS body
RETURN person.name AS person,
       COLLECT { MATCH (claim:Claim {subject: person.id, object: body.id, relation: 'HOLDS_OFFICE_IN'})
                 WHERE claim.title IS NOT NULL AND claim.polarity = 'positive' AND claim.modality IN ['actual', 'alleged']
                 WITH claim.title AS title, count(*) AS told
                 RETURN title ORDER BY told DESC, title } AS titles,
       body.name AS body, edge.articles AS articles, edge.lastReported AS last
ORDER BY articles DESC, person, body
