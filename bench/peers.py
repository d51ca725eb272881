"""How fast is loading, against the writers that graph-building libraries bring along?

    PYTHONPATH=. PEERS/bin/python bench/peers.py --rounds 3 1000 10000
    PYTHONPATH=. PEERS/bin/python bench/peers.py --rounds 1 100000 --against graphrag langchain-large

PEERS is an environment of their own, never recoupe's, and the server needs APOC: see bench/README.md.
neo4j-graphrag's `Neo4jWriter` only creates, and gets the whole graph at once. LangChain's `add_graph_documents` merges.
It gets a document for each article, as its users have them, and in `langchain-large` as few as it can take; both with
the constraint that its manual advises (`baseEntityLabel`). The peers get the nodes and relationships of the same graph,
typed edges reckoned beforehand, as objects of their own that are made outside the time taken; recoupe reads its records
within it, or gets its articles in memory with `--memory`. A peer can give a node one label: an entity has the one that
the graph's constraint and indexes are about.

A peer and recoupe write into the same emptied database, in turns, each round the other first. Each figure is the median
of the rounds, in claims a second; `same` tells whether both left as many nodes and relationships.
"""

import argparse
import asyncio
import io
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from functools import partial
from itertools import chain
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

LINE = "{:>8} {:>16} {:>9} {:>8} {:>6} {:>9} {:>5}"
HEAD = ("claims", "peer", "its rate", "recoupe", "ratio", "elements", "same")
#: How many relationships a large document has.
LARGE = 5_000

_ADVISED = "CREATE CONSTRAINT advised IF NOT EXISTS FOR (node:__Entity__) REQUIRE node.id IS UNIQUE"
_UNADVISED = "DROP CONSTRAINT advised IF EXISTS"

#: Start, type, end and properties.
Edge = tuple[str, str, str, dict[str, Any]]
#: Makes what is written ready, and returns what writes it.
Side = Callable[[], Callable[[], object]]


@dataclass
class Plain:
    """A graph as nodes by id, with their label, relationships that articles bring along, and typed edges."""

    nodes: dict[str, tuple[str, dict[str, Any]]] = field(default_factory=dict)
    articles: list[list[Edge]] = field(default_factory=list)
    typed: list[Edge] = field(default_factory=list)

    @classmethod
    def of(cls, graphs: list[ArticleGraph]) -> "Plain":
        """Return what recoupe leaves of these articles."""
        plain = cls()
        counted = edges.counts(graphs)
        standings = edges.standings(counted, edges.Drawn())
        for key, naming in names.by_entity(e for g in graphs for e in g.entities).items():
            standing = standings.get(key, edges.Standing())._asdict()
            numbers = {name: number for name, number in standing.items() if number}
            plain.nodes[key] = ("Entity", _set(naming.row(key)) | numbers)
        plain.articles = [plain._told(graph) for graph in graphs]
        for pair, counts in counted.items():
            plain.typed.append((pair.subject, pair.relation, pair.object, _set(counts)))
        return plain

    @property
    def relationships(self) -> list[Edge]:
        """All of them."""
        return [*chain.from_iterable(self.articles), *self.typed]

    def _told(self, graph: ArticleGraph) -> list[Edge]:
        key = graph.article.id
        self.nodes[key] = ("Article", _set(rows.article(graph)))
        told: list[Edge] = []
        for row in rows.mentions(graph):
            told.append((key, "MENTIONS", row.entity, _set(row, "article", "entity")))
        for claim in rows.claims(graph):
            self.nodes[claim.id] = ("Claim", _set(claim, "article"))
            told += [
                (claim.id, "REPORTED_IN", key, {}),
                (claim.id, "SUBJECT", claim.subject, {}),
                (claim.id, "OBJECT", claim.object, {}),
            ]
        for role in rows.roles(graph):
            told.append((role.claim, role.role, role.entity, {}))
        for said in rows.attributions(graph):
            kept = {"cue": said.cue, "rank": said.rank}
            told.append((said.source, said.stance, said.claim, kept))
        return told


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


def langchain(plain: Plain, documents: list[list[Edge]]) -> list[GraphDocument]:
    """Return these relationships as LangChain takes them, each document with its nodes."""
    nodes = {
        key: Node(id=key, type=label, properties={k: v for k, v in p.items() if k != "id"})
        for key, (label, p) in plain.nodes.items()
    }
    return [
        GraphDocument(
            nodes=[nodes[key] for key in dict.fromkeys(end for e in some for end in (e[0], e[2]))],
            relationships=[
                Relationship(source=nodes[start], target=nodes[end], type=kind, properties=p)
                for start, kind, end, p in some
            ],
            source=Document(page_content=""),
        )
        for some in documents
        if some
    ]


def _parts(found: list[Edge]) -> list[list[Edge]]:
    return [found[start : start + LARGE] for start in range(0, len(found), LARGE)]


@contextmanager
def _with_graphrag(opened: Driver, plain: Plain) -> Iterator[Side]:
    def prepared() -> Callable[[], object]:
        graph = graphrag(plain)
        return lambda: asyncio.run(Neo4jWriter(opened).run(graph))

    yield prepared


@contextmanager
def _with_langchain(
    opened: Driver, plain: Plain, documents: Callable[[Plain], list[list[Edge]]]
) -> Iterator[Side]:
    uri, password = address()
    with (
        LangChainGraph(uri, "neo4j", password, refresh_schema=False) as found,
        opened.session() as session,
    ):
        # So it knows that the constraint is there, without asking a procedure that the server would have to allow.
        advised = {"labelsOrTypes": ["__Entity__"], "properties": ["id"]}
        found.structured_schema = {"metadata": {"constraint": [advised]}}

        def prepared() -> Callable[[], object]:
            made = langchain(plain, documents(plain))
            return partial(found.add_graph_documents, made, baseEntityLabel=True)

        session.run(_ADVISED).consume()
        try:
            yield prepared
        finally:
            session.run(_UNADVISED).consume()


PEERS: dict[str, Callable[[Driver, Plain], AbstractContextManager[Side]]] = {
    "graphrag": _with_graphrag,
    "langchain": partial(
        _with_langchain, documents=lambda plain: [*plain.articles, *_parts(plain.typed)]
    ),
    "langchain-large": partial(
        _with_langchain, documents=lambda plain: _parts(plain.relationships)
    ),
}


def compare(opened: Driver, claims: int, rounds: int, peer: str, *, memory: bool) -> str:
    """Return one line of the table."""
    lines = list(corpus.archive(claims))
    file = b"\n".join(lines)
    articles = [ArticleGraph.model_validate_json(line) for line in lines]
    own: list[float] = []
    theirs: list[float] = []
    left: set[int] = set()

    with (
        opened.session() as session,
        opened.session() as beside,
        PEERS[peer](opened, Plain.of(articles)) as prepared,
    ):

        def ours() -> Callable[[], object]:
            if memory:
                return partial(load, session, articles)
            return partial(take_in, session, [io.BytesIO(file)], beside=beside)

        sides = [(own, ours), (theirs, prepared)]
        for turn in range(rounds):
            for spent, side in sides[:: -1 if turn % 2 else 1]:
                empty(session)
                spent.append(timed(side()))
                left.add(elements(session))
        empty(session)
    return LINE.format(
        claims,
        peer,
        f"{claims / median(theirs):.0f}",
        f"{claims / median(own):.0f}",
        f"{median(t / o for t, o in zip(theirs, own, strict=True)):.2f}",
        f"{max(left) / median(own):.0f}",
        "yes" if len(left) == 1 else "NO",
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("claims", nargs="*", type=int, default=[1_000])
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--memory", action="store_true", help="recoupe gets articles, too")
    parser.add_argument(
        "--against", nargs="+", choices=PEERS, default=[*PEERS], help="the peers to measure"
    )
    given = parser.parse_args()
    print(LINE.format(*HEAD))
    with driver() as opened:
        for peer in given.against:
            # The server compiles the plans of both, and its own code.
            compare(opened, 1_000, 3, peer, memory=given.memory)
            for claims in given.claims:
                print(compare(opened, claims, given.rounds, peer, memory=given.memory), flush=True)


if __name__ == "__main__":
    main()
