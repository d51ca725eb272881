"""What becomes of the articles that the graph holds when records come or go?

An article is one text. The graph may hold it from several sources, and shows the record of the source that
is first in the alphabet; of the others it keeps a copy. A source has one article: a record with another
text takes the source away from the article that it had. A record of a part of an article takes nothing's place:
the graph holds what it says already, or it is refused.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from neo4j import ManagedTransaction, Record

from graph import rows
from graph.models import ArticleGraph
from graph.restoration import copies, moved, records
from graph.transfer import run

_LESSER = (
    "only a part of the article, of which the graph holds something else from this source: "
    "load the whole article, or retract that first"
)

#: The records of each article by their sources.
Held = dict[str, dict[str, ArticleGraph]]


@dataclass(frozen=True)
class Refusal:
    """An article that is not in the graph, and why."""

    article: str
    source: str
    reason: str


@dataclass
class Plan:
    """What has to be written, and first be taken out, so that the graph holds what it should."""

    fresh: list[ArticleGraph] = field(default_factory=list)
    gone: set[str] = field(default_factory=set)
    recopied: set[str] = field(default_factory=set)
    """Articles whose copies are forgotten, and written as `copies` has them."""
    copies: list[rows.CopyRow] = field(default_factory=list)
    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    refused: list[Refusal] = field(default_factory=list)


def with_records(
    tx: ManagedTransaction, batch: list[ArticleGraph], expected: Mapping[str, str] | None = None
) -> Plan:
    """Plan to hold the records of `batch`; no id and no source is in it twice.

    Where `expected` is given, a record counts only while the graph holds, from its source, the record with
    that digest.
    """
    asked = [{"id": g.article.id, "source": g.article.source} for g in batch]
    known = {row["id"]: row for row in run(tx, "load/known_articles", rows=asked)}
    digests = {(key, s): d for key, row in known.items() for s, d in _digests(row).items()}
    homes = {source: key for key, source in digests}
    if expected is not None:
        batch = [g for g in batch if _digest_of(g, homes, digests) == expected[g.article.source]]
    changed = [g for g in batch if not _is(g, digests.get((g.article.id, g.article.source)))]
    parts = [g for g in changed if g.part and g.article.source in homes]
    changed = [g for g in changed if g not in parts]
    held = _held(tx, changed, known, homes)
    for graph in changed:
        _hold(held, graph, homes.get(graph.article.source))
    plan = _plan(held, {key: row["digest"] for key, row in known.items()})
    shown = {graph.article.id for graph in plan.fresh}
    for graph in changed:
        if graph.article.source in homes:
            plan.replaced += 1
        elif graph.article.id not in known:
            plan.new += 1
        elif graph.article.id in shown:
            plan.replaced += 1
    plan.refused = _lesser(tx, parts, homes) if parts else []
    plan.unchanged = len(batch) - plan.new - plan.replaced - len(plan.refused)
    return plan


def without(tx: ManagedTransaction, ids: list[str], source: str | None) -> Plan:
    """Plan to hold the articles `ids` no longer from `source`, or not at all if it is None."""
    if source is None:
        return Plan(gone=set(ids), recopied=set(ids))
    found = records(tx, ids)
    held = _by_source([*found, *copies(tx, found)])
    for article in held.values():
        article.pop(source, None)
    return _plan(held, {graph.article.id: rows.digest(graph) for graph in found})


def again(tx: ManagedTransaction, found: list[ArticleGraph]) -> Plan:
    """Plan to write articles that are in the graph anew, as they were loaded."""
    ids = {graph.article.id for graph in found}
    by_id = {graph.article.id: graph for graph in found}
    kept = [_copy(copy, by_id[copy.article.id]) for copy in copies(tx, found)]
    return Plan(fresh=found, gone=ids, recopied=ids, copies=kept)


def _is(graph: ArticleGraph, digest: str | None) -> bool:
    return digest is not None and rows.digest(graph) == digest


def _digests(row: Record) -> dict[str, str]:
    return {row["source"]: row["digest"], **{c["source"]: c["digest"] for c in row["copies"]}}


def _digest_of(
    graph: ArticleGraph, homes: Mapping[str, str], digests: Mapping[tuple[str, str], str]
) -> str | None:
    source = graph.article.source
    return digests.get((homes.get(source, ""), source))


def _lesser(
    tx: ManagedTransaction, parts: list[ArticleGraph], homes: Mapping[str, str]
) -> list[Refusal]:
    """Return those of `parts` that say something else than what the graph holds from their sources."""
    found = records(tx, sorted({homes[part.article.source] for part in parts}))
    held = {graph.article.source: graph for graph in (*found, *copies(tx, found))}
    return [
        Refusal(part.article.id, part.article.source, _LESSER)
        for part in parts
        if not _contains(held[part.article.source], part)
    ]


def _contains(whole: ArticleGraph, part: ArticleGraph) -> bool:
    return (
        (whole.article, whole.extractor) == (part.article, part.extractor)
        and set(part.claims) <= set(whole.claims)
        and set(part.entities) <= set(whole.entities)
    )


def _held(
    tx: ManagedTransaction,
    changed: list[ArticleGraph],
    known: Mapping[str, Record],
    homes: Mapping[str, str],
) -> Held:
    """Return what the graph holds of the articles that `changed` concerns, if more than what is replaced."""
    concerned: dict[str, set[str]] = {}
    for graph in changed:
        source = graph.article.source
        for key in {graph.article.id, homes.get(source, "")} & set(known):
            concerned.setdefault(key, set()).add(source)
    needed = [
        key
        for key, sources in concerned.items()
        if known[key]["copies"] or sources != {known[key]["source"]}
    ]
    found = records(tx, sorted(needed)) if needed else []
    held: Held = {key: {} for key in concerned}
    return held | _by_source([*found, *(copies(tx, found) if found else ())])


def _by_source(graphs: Iterable[ArticleGraph]) -> Held:
    held: Held = {}
    for graph in graphs:
        held.setdefault(graph.article.id, {})[graph.article.source] = graph
    return held


def _hold(held: Held, graph: ArticleGraph, home: str | None) -> None:
    """Hold `graph`; the same article from elsewhere, as another extractor read it, is brought along."""
    source = graph.article.source
    if home is not None:
        held[home].pop(source, None)
    own = held.setdefault(graph.article.id, {})
    for other, present in own.items():
        if _outdated(present, graph):
            own[other] = moved(graph, other)
    own[source] = graph


def _outdated(present: ArticleGraph, graph: ArticleGraph) -> bool:
    same = moved(present, graph.article.source).article == graph.article
    whole = not (present.part or graph.part)
    return same and whole and present.extractor != graph.extractor


def _precedence(graph: ArticleGraph) -> tuple[bool, str]:
    return graph.part, graph.article.source


def _plan(held: Held, shown: Mapping[str, str]) -> Plan:
    plan = Plan()
    for key, by_source in sorted(held.items()):
        if key in shown:
            plan.recopied.add(key)
        first = min(by_source.values(), key=_precedence, default=None)
        if first is None or not _is(first, shown.get(key)):
            plan.gone |= {key} & set(shown)
            plan.fresh += [first] if first else []
        if first is not None:
            others = (g for s, g in sorted(by_source.items()) if s != first.article.source)
            plan.copies += [_copy(graph, first) for graph in others]
    return plan


def _copy(graph: ArticleGraph, first: ArticleGraph) -> rows.CopyRow:
    source = graph.article.source
    same = graph == moved(first, source)
    record = None if same else graph.model_dump_json()
    return rows.CopyRow(first.article.id, source, rows.digest(graph), graph.extractor, record)
