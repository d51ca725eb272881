// Writes what entities are called and which kinds of entity they are.
// $rows  columns of graph.names.EntityRow: a list for each field; gained and lost: types of graph.models.EntityType
UNWIND range(0, size($rows.id) - 1) AS row
MERGE (entity:Entity {id: $rows.id[row]})
SET entity += {
  name: $rows.name[row], aliases: $rows.aliases[row], code: $rows.code[row],
  names: $rows.names[row], forms: $rows.forms[row], codes: $rows.codes[row], types: $rows.types[row]
}, entity:$($rows.gained[row])
REMOVE entity:$($rows.lost[row])
