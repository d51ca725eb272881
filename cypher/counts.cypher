// How much is in the graph?
// articles     number of articles
// entities     number of entities
// claims       number of claims
// typed_edges  number of derived relationships between two entities
RETURN COUNT { (:Article) } AS articles,
       COUNT { (:Entity) } AS entities,
       COUNT { (:Claim) } AS claims,
       COUNT { (:Entity)-->(:Entity) } AS typed_edges
