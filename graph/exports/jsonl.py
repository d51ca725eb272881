"""How is a part of the graph written as the records that `recoupe load` takes back?

An article of which all claims and entities are selected comes back as it was loaded, byte for byte, from each of
its sources. Another says that it is a part, so that it does not take the place of the whole.
"""

from typing import IO

from neo4j import Session

from graph import identity
from graph.adoption import in_force
from graph.exports.selection import Selection, chunks
from graph.models import ArticleGraph
from graph.restoration import copies, records


def write(session: Session, selection: Selection, out: IO[bytes]) -> None:
    """Write each article of `selection`, with those of its claims and entities that are selected."""
    claims, entities = set(selection.claims), set(selection.entities)
    merges = in_force(session)
    for ids in chunks(selection.articles):
        whole = []
        for graph in records(session, list(ids)):
            nodes = merges.of_article(graph)
            told = zip(graph.claims, identity.ids(graph), strict=True)
            kept = graph.model_copy(
                update={
                    "claims": tuple(claim for claim, key in told if key in claims),
                    "entities": tuple(
                        e for e in graph.entities if nodes[e.id].referents & entities
                    ),
                }
            )
            if kept == graph:
                whole.append(graph)
            else:
                kept = kept.model_copy(update={"part": True})
            out.write(_line(kept))
        out.writelines(map(_line, copies(session, whole)))


def _line(graph: ArticleGraph) -> bytes:
    return graph.model_dump_json().encode() + b"\n"
