"""How fast does the catalogue answer, and does each plan find its nodes by index?

    python bench/questions.py

Asks the graph that is there, as `growth.py` leaves it. `p95` is in milliseconds; `scans` names the plan's
operators that walk all nodes of a label, or all relationships of a type.
"""

import math
import time
from collections.abc import Iterator
from itertools import cycle
from typing import Any

from database import driver
from neo4j import Session

from graph.catalogue import CatalogueQuery, Parameter, catalogue, run

TIMES = 20
LINE = "{:<22} {:>8} {:>8} {:>6}  {}"
FAMOUS = "MATCH (e:Entity) RETURN e.id AS id ORDER BY COUNT { (e)<-[:MENTIONS]-() } DESC LIMIT 60"
ARTICLES = "MATCH (a:Article) RETURN a.id AS id LIMIT 20"


def ask(session: Session) -> None:
    """Print how long each query takes, over actors much and little named."""
    actors = session.run(FAMOUS).value()
    articles = session.run(ARTICLES).value()
    if not actors:
        raise SystemExit("The graph is empty: run growth.py first.")
    print(LINE.format("query", "p50 ms", "p95 ms", "rows", "scans"))
    asked = ((query, every) for query in catalogue().values() for every in _ways(query))
    for query, every in asked:
        given = _given(query, actors, articles, every=every)
        spent, most = [], 0
        run(session, query, next(given))  # the server compiles the plan
        for _ in range(TIMES):
            values = next(given)
            start = time.perf_counter()
            answer = run(session, query, values)
            spent.append(time.perf_counter() - start)
            most = max(most, len(answer.rows))
        spent.sort()
        half, high = (1000 * spent[math.ceil(share * TIMES) - 1] for share in (0.5, 0.95))
        scans = ", ".join(sorted(_scans(session, query))) or "none"
        name = f"{query.name} of one" if every and len(_ways(query)) > 1 else query.name
        print(LINE.format(name, f"{half:.0f}", f"{high:.0f}", most, scans), flush=True)


def _ways(query: CatalogueQuery) -> tuple[bool, ...]:
    """Tell whether actors that may be left out are given: where there are any, it is asked both ways."""
    optional = any(p.default is not None and _is_entity(p) for p in query.parameters)
    return (False, True) if optional else (True,)


def _is_entity(parameter: Parameter) -> bool:
    return parameter.meaning.startswith("entity:")


def _given(
    query: CatalogueQuery, actors: list[str], articles: list[str], *, every: bool
) -> Iterator[dict[str, str]]:
    """Yield what is asked, the most famous actors first."""
    for number in cycle(range(TIMES)):
        yield {
            p.name: _value(p.name, p.meaning, number, actors, articles)
            for p in query.parameters
            if p.default is None or (every and _is_entity(p))
        }


def _value(name: str, meaning: str, number: int, actors: list[str], articles: list[str]) -> str:
    if meaning.startswith("article:"):
        return articles[number % len(articles)]
    if meaning.startswith("entity:"):
        return actors[(2 * number + (name == "other")) % len(actors)]
    return {"words": "drones AND acteur", "relation": "ACCUSES"}[name]


def _scans(session: Session, query: CatalogueQuery) -> set[str]:
    nothing = dict.fromkeys([*(p.name for p in query.parameters), "ontology"])
    plan = session.run(f"EXPLAIN {query.text}", nothing).consume().plan
    return {operator for operator in _operators(plan or {}) if "Scan" in operator}


def _operators(plan: dict[str, Any]) -> Iterator[str]:
    name = plan["operatorType"].partition("@")[0]
    details = plan.get("args", {}).get("Details", "")
    yield f"{name} {details}" if "Scan" in name else name
    for child in plan.get("children", ()):
        yield from _operators(child)


def main() -> None:
    with driver() as opened, opened.session() as session:
        ask(session)


if __name__ == "__main__":
    main()
