"""How fast is loading, against a hand-tuned `UNWIND … MERGE` that leaves the same graph?

    RECOUPE_BENCH_NEO4J_URI=bolt://127.0.0.1:7687 python bench/loading.py 1000 10000

Empties that database (password: RECOUPE_BENCH_NEO4J_PASSWORD). Rates are claims a second.
"""

import io
import os
import random
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from neo4j import GraphDatabase, Session

from graph import edges, loader, names, rows, schema
from graph.dump import dump
from graph.intake import take_in
from graph.models import (
    Article,
    ArticleGraph,
    Attribution,
    Claim,
    Entity,
    EntityType,
    Modality,
    Period,
    Span,
    Stance,
)
from ontology.relations import relations

PER_ARTICLE = 10
ATTRIBUTED = 0.7
PEER_BATCH = 5_000
SENTENCE = "Téhéran aurait livré des drones à Moscou, selon Washington. "


def corpus(claims: int) -> Iterator[ArticleGraph]:
    """Yield articles with `claims` claims in all; a few entities are named far more than others."""
    chance = random.Random(1)
    actors = [f"org:acteur-{n}" for n in range(max(50, claims // 20))]
    weights = [1 / (n + 1) for n in range(len(actors))]
    for number in range(claims // PER_ARTICLE):
        cast = [*sorted(set(chance.choices(actors, weights, k=8))), "org:a", "org:b"]
        yield _article(number, cast, chance)


def _article(number: int, cast: list[str], chance: random.Random) -> ArticleGraph:
    text = f"Article {number}. " + SENTENCE * 40
    day = date(2026, 1 + number % 12, 1 + number % 28)
    span = Span(text=SENTENCE[:7], start=text.index("Téhéran"), end=text.index("Téhéran") + 7)
    return ArticleGraph(
        article=Article(
            id=f"sha256:{number:064}",
            title=f"Titre {number}",
            text=text,
            language="fr",
            source=f"archive/{number}.txt",
            published=Period(text=day.isoformat(), start=day, end=day),
        ),
        entities=tuple(
            Entity(id=key, type=EntityType.ORGANIZATION, name=key[4:], mentions=(span,))
            for key in cast
        ),
        claims=tuple(_claim(f"{number:064}/{n}", cast, span, chance) for n in range(PER_ARTICLE)),
    )


def _claim(identifier: str, cast: list[str], span: Span, chance: random.Random) -> Claim:
    subject, object_, source = chance.sample(cast, 3)
    said = Attribution(source=source, stance=chance.choice(list(Stance)), cue="selon")
    return Claim(
        id=identifier,
        relation=chance.choice(sorted(relations())),
        subject=subject,
        object=object_,
        modality=chance.choice(list(Modality)),
        attributions=(said,) if chance.random() < ATTRIBUTED else (),
        evidence=(span,),
        confidence=0.5,
        rule="bench",
    )


def by_hand(session: Session, graphs: list[ArticleGraph]) -> None:
    """Write the same graph with one MERGE statement for each kind of node and edge, entities first."""
    named = names.by_entity(entity for graph in graphs for entity in graph.entities)
    kinds: dict[str, list[rows.Row]] = defaultdict(list)
    for key, naming in named.items():
        kinds["MERGE (e:Entity {id: row.id}) SET e = row, e:Organization"].append(
            naming.properties(key)
        )
    for graph in graphs:
        _rows_of(graph, kinds)
    for edge, found in edges.counts(graphs).items():
        kinds[_drawing(edge.relation)].append(
            {"a": edge.subject, "b": edge.object, "p": _edge(found)}
        )
    for text, found_rows in kinds.items():
        for start in range(0, len(found_rows), PEER_BATCH):
            batch = found_rows[start : start + PEER_BATCH]
            session.execute_write(
                lambda tx, t, b: tx.run(f"UNWIND $rows AS row {t}", rows=b).consume(), text, batch
            )


def _rows_of(graph: ArticleGraph, kinds: dict[str, list[rows.Row]]) -> None:
    kinds[
        "MERGE (a:Article {id: row.properties.id}) SET a = row.properties, a.importedAt = datetime()"
    ].append(rows.article(graph))
    kinds[
        "MATCH (a:Article {id: row.article}) MATCH (e:Entity {id: row.entity}) "
        "MERGE (a)-[m:MENTIONS]->(e) SET m = row.properties"
    ] += rows.mentions(graph)
    kinds[
        "MATCH (a:Article {id: row.article}) MATCH (s:Entity {id: row.subject}) "
        "MATCH (o:Entity {id: row.object}) MERGE (c:Claim {id: row.properties.id}) "
        "SET c = row.properties MERGE (c)-[:REPORTED_IN]->(a) MERGE (c)-[:SUBJECT]->(s) "
        "MERGE (c)-[:OBJECT]->(o)"
    ] += rows.claims(graph)
    for stance in Stance:
        kinds[
            "MATCH (e:Entity {id: row.source}) MATCH (c:Claim {id: row.claim}) "
            f"MERGE (e)-[x:{stance.upper()} {{rank: row.rank}}]->(c) SET x.cue = row.cue"
        ] += rows.attributions(graph, stance)


def _drawing(relation: str) -> str:
    return (
        "MATCH (a:Entity {id: row.a}) MATCH (b:Entity {id: row.b}) "
        f"MERGE (a)-[e:{relation}]->(b) SET e = row.p"
    )


def _edge(found: edges.Counts) -> dict[str, object]:
    renamed = {"first": "firstReported", "last": "lastReported"}
    return {renamed.get(key, key): value for key, value in vars(found).items()}


def empty(session: Session) -> None:
    """Take everything out and leave the constraints and indexes."""
    session.run("MATCH (n) CALL (n) { DETACH DELETE n } IN TRANSACTIONS OF 5000 ROWS").consume()
    schema.prepare(session)


def timed(work: Callable[[], object]) -> float:
    """Return the seconds that `work` takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def compare(session: Session, claims: int) -> str:
    """Return one line of the table, after checking that both ways leave the same graph."""
    graphs = list(corpus(claims))
    file = "\n".join(graph.model_dump_json() for graph in graphs).encode()
    rejects = Path(os.devnull)

    def load() -> None:
        take_in(session, [io.BytesIO(file)], rejects)

    empty(session)
    hand = timed(lambda: by_hand(session, _parsed(file)))
    left = list(dump(session))
    empty(session)
    own = timed(load)
    same = list(dump(session)) == left
    again = timed(load)
    return (
        f"{claims:>8} {claims / hand:>10.0f} {claims / own:>10.0f} {hand / own:>6.2f} "
        f"{own / again:>8.1f} {'yes' if same else 'NO':>5}"
    )


def _parsed(file: bytes) -> list[ArticleGraph]:
    return [ArticleGraph.model_validate_json(line) for line in file.splitlines()]


def main() -> None:
    uri = os.environ["RECOUPE_BENCH_NEO4J_URI"]
    login = ("neo4j", os.environ.get("RECOUPE_BENCH_NEO4J_PASSWORD", ""))
    print(
        f"{'claims':>8} {'by hand/s':>10} {'recoupe/s':>10} {'ratio':>6} {'reload x':>8} {'same':>5}"
    )
    with (
        GraphDatabase.driver(uri, auth=login, notifications_min_severity="OFF") as driver,
        driver.session() as session,
    ):
        empty(session)
        by_hand(session, list(corpus(200)))  # the server compiles the plans of both
        loader.load(session, corpus(400))
        for claims in map(int, sys.argv[1:] or ["1000", "10000"]):
            print(compare(session, claims), flush=True)


if __name__ == "__main__":
    main()
