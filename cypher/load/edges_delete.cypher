// Takes out derived edges.
// $edges  their element ids
UNWIND $edges AS id
MATCH ()-[edge]->()
WHERE elementId(edge) = id
DELETE edge
