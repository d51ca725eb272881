"""How fast is loading, against the writers that graph-building libraries bring along?

    PYTHONPATH=. PEERS/bin/python bench/peers.py --rounds 3 1000 10000
    PYTHONPATH=. PEERS/bin/python bench/peers.py --rounds 2 100000 --against graphrag

PEERS is an environment of their own, never recoupe's, and the server needs APOC: see bench/README.md.
neo4j-graphrag's `Neo4jWriter` only creates, and LangChain's `add_graph_documents` merges. Both get the nodes
and relationships of the same graph, typed edges reckoned beforehand, as objects of their own that are made
outside the time taken; recoupe reads its records within it, or gets its articles in memory with `--memory`. All
write into the same emptied database, in turns, each round another first. Each figure is the median of the rounds,
in claims a second.
"""

import argparse
import asyncio
import io
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass, field
from functools import partial
from statistics import median
from typing import Any, NamedTuple

import corpus
from database import address, driver, elements, empty, timed
from langchain_core.documents import Document
from langchain_neo4j import Neo4jGraph as LangChainGraph
from langchain_neo4j.graphs.graph_document import GraphDocument, Node, Relationship
from neo4j import Driver
from neo4j_graphrag.components.kg_writer import Neo4jWriter
from neo4j_graphrag.components.types import Neo4jGraph, Neo4jNode, Neo4jRelationship

from graph import edges, names, rows
from graph.intake import take_in
from graph.loader import load
from graph.models import ArticleGraph

LINE = "{:>8} {:>8} {:>9} {:>6} {:>10} {:>6} {:>9}"
PEERS = ("graphrag", "langchain")
HEAD = ("claims", "recoupe", PEERS[0], "ratio", PEERS[1], "ratio", "elements")

#: Makes what a side writes ready, and returns what writes it.
Side = Callable[[], Callable[[], object]]


@dataclass
class Plain:
    """A graph as nodes by id, with their label, and relationships between them."""

    nodes: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    relationships: list[tuple[str, str, str, dict[str, Any]]] = field(default_factory=list)

    @classmethod
    def of(cls, graphs: list[ArticleGraph]) -> "Plain":
        """Return what recoupe leaves of these articles."""
        plain = cls()
        counted = edges.counts(graphs)
        standings = edges.standings(counted, edges.Drawn())
        for key, naming in names.by_entity(e for g in graphs for e in g.entities).items():
            standing = standings.get(key, edges.Standing())._asdict()
            plain.nodes[key] = (min(naming.types), _set(naming.row(key)) | standing)
        for graph in graphs:
            plain._add(graph)
        for pair, counts in counted.items():
            edge = (pair.subject, pair.relation, pair.object, _set(counts))
            plain.relationships.append(edge)
        return plain

    def _add(self, graph: ArticleGraph) -> None:
        key = graph.article.id
        self.nodes[key] = ("Article", _set(rows.article(graph)))
        for row in rows.mentions(graph):
            self.relationships.append((key, "MENTIONS", row.entity, _set(row, "article", "entity")))
        for claim in rows.claims(graph):
            self.nodes[claim.id] = ("Claim", _set(claim, "article"))
            self.relationships += [
                (claim.id, "REPORTED_IN", key, {}),
                (claim.id, "SUBJECT", claim.subject, {}),
                (claim.id, "OBJECT", claim.object, {}),
            ]
        for role in rows.roles(graph):
            self.relationships.append((role.claim, role.role, role.entity, {}))
        for said in rows.attributions(graph):
            kept = {"cue": said.cue, "rank": said.rank}
            self.relationships.append((said.source, said.stance, said.claim, kept))


def _set(row: NamedTuple, *without: str) -> dict[str, Any]:
    """Return the properties that have a value."""
    named = zip(row._fields, row, strict=True)
    return {name: value for name, value in named if value is not None and name not in without}


def graphrag(plain: Plain) -> Neo4jGraph:
    """Return the graph as neo4j-graphrag takes it."""
    return Neo4jGraph(
        nodes=[Neo4jNode(id=i, label=label, properties=p) for i, (label, p) in plain.nodes.items()],
        relationships=[
            Neo4jRelationship(start_node_id=start, type=kind, end_node_id=end, properties=p)
            for start, kind, end, p in plain.relationships
        ],
    )


def langchain(plain: Plain) -> list[GraphDocument]:
    """Return the graph as LangChain takes it, in documents of some thousand relationships."""
    nodes = {
        key: Node(id=key, type=label, properties={k: v for k, v in p.items() if k != "id"})
        for key, (label, p) in plain.nodes.items()
    }
    return [
        GraphDocument(
            nodes=list(
                {key: nodes[key] for start, _, end, _ in some for key in (start, end)}.values()
            ),
            relationships=[
                Relationship(source=nodes[start], target=nodes[end], type=kind, properties=p)
                for start, kind, end, p in some
            ],
            source=Document(page_content=""),
        )
        for some in _parts(plain.relationships)
    ]


def _parts(found: list[Any], size: int = 5_000) -> Iterator[list[Any]]:
    for start in range(0, len(found), size):
        yield found[start : start + size]


def _write(opened: Driver, graph: Neo4jGraph) -> None:
    asyncio.run(Neo4jWriter(opened, batch_size=1_000).run(graph))


def compare(
    opened: Driver, claims: int, rounds: int, *, memory: bool, against: Collection[str]
) -> str:
    """Return one line of the table."""
    lines = list(corpus.archive(claims))
    file = b"\n".join(lines)
    articles = [ArticleGraph.model_validate_json(line) for line in lines]
    plain = Plain.of(articles)
    uri, password = address()
    chain = LangChainGraph(uri, "neo4j", password, refresh_schema=False)
    spent: dict[str, list[float]] = defaultdict(list)
    with opened.session() as session, opened.session() as beside:
        own_side: Side = (
            (lambda: partial(load, session, articles))
            if memory
            else (lambda: partial(take_in, session, [io.BytesIO(file)], beside=beside))
        )
        peers: dict[str, Side] = {
            "graphrag": lambda: partial(_write, opened, graphrag(plain)),
            "langchain": lambda: partial(chain.add_graph_documents, langchain(plain)),
        }
        sides = [("recoupe", own_side), *((peer, peers[peer]) for peer in against)]
        for turn in range(rounds):
            first = turn % len(sides)
            for name, prepared in sides[first:] + sides[:first]:
                empty(session)
                work = prepared()
                spent[name].append(timed(work))
                if name == "recoupe":
                    count = elements(session)
        empty(session)
    own = spent["recoupe"]
    figures = [f"{claims / median(own):.0f}"]
    for peer in PEERS:
        if took := spent.get(peer):
            ratio = median(theirs / ours for theirs, ours in zip(took, own, strict=True))
            figures += [f"{claims / median(took):.0f}", f"{ratio:.2f}"]
        else:
            figures += ["-", "-"]
    return LINE.format(claims, *figures, f"{count / median(own):.0f}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("claims", nargs="*", type=int, default=[1_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", action="store_true", help="recoupe gets articles, too")
    parser.add_argument(
        "--against", nargs="+", choices=PEERS, default=PEERS, help="the peers to measure"
    )
    given = parser.parse_args()
    print(LINE.format(*HEAD))
    with driver() as opened:
        # The server compiles the plans of all, and its own code.
        compare(opened, 1_000, 3, memory=given.memory, against=given.against)
        for claims in given.claims:
            line = compare(opened, claims, given.rounds, memory=given.memory, against=given.against)
            print(line, flush=True)


if __name__ == "__main__":
    main()
