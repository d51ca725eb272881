"""How is the record that was loaded put together again from what the graph keeps of it?"""

import json
from typing import Any

from neo4j import ManagedTransaction, Session

from graph.identity import mark
from graph.models import JUDGED, ArticleGraph
from graph.statements import statement

Values = dict[str, Any]
Runner = Session | ManagedTransaction


def shown(runner: Runner, ids: list[str]) -> list[ArticleGraph]:
    """Return what the graph shows of the articles with these ids, sorted by id."""
    rows = runner.run(statement("export/records"), ids=ids)
    return [restore(row["article"], row["entities"], row["claims"], JUDGED) for row in rows]


def records(runner: Runner, ids: list[str]) -> list[ArticleGraph]:
    """Return the same as it was loaded, before an analyst's judgements changed it."""
    rows = runner.run(statement("export/records"), ids=ids)
    return [_original(row["article"], row["entities"], row["claims"]) for row in rows]


def copies(runner: Runner, found: list[ArticleGraph]) -> list[ArticleGraph]:
    """Return the records of the articles `found` that were loaded from other sources."""
    by_id = {graph.article.id: graph for graph in found}
    rows = runner.run(statement("find/copies"), ids=sorted(by_id))
    return [_copy(by_id[row["article"]], row["source"], row["record"]) for row in rows]


def moved(graph: ArticleGraph, source: str) -> ArticleGraph:
    """Return the same record from another source."""
    return graph.model_copy(update={"article": graph.article.model_copy(update={"source": source})})


def _copy(graph: ArticleGraph, source: str, record: str | None) -> ArticleGraph:
    return ArticleGraph.model_validate_json(record) if record else moved(graph, source)


def _original(article: Values, entities: list[Values], claims: list[Values]) -> ArticleGraph:
    if "original" not in article:
        return restore(article, entities, claims)
    bare = restore(article, [], [])
    return ArticleGraph.model_validate({**bare.model_dump(), **json.loads(article["original"])})


def restore(
    article: Values, entities: list[Values], claims: list[Values], context: str | None = None
) -> ArticleGraph:
    """Return what the graph shows of an article."""
    text = article["text"]
    return ArticleGraph.model_validate(
        {
            "extractor": article["extractor"],
            "part": article.get("part", False),
            "article": {
                **{key: article[key] for key in ("id", "title", "text", "language", "source")},
                "outlet": article.get("outlet"),
                "published": _period(article, "published", article.get("published")),
                "paragraphs": _paragraphs(article),
            },
            "entities": [_entity(entity, text) for entity in entities],
            "claims": [_claim(claim, text, mark(article["id"])) for claim in claims],
        },
        context=context,
    )


def _paragraphs(article: Values) -> list[Values]:
    offsets, kinds = article.get("paragraphs", ()), article.get("paragraphKinds", ())
    rows = zip(offsets[::2], offsets[1::2], kinds, strict=True)
    return [{"start": start, "end": end, "kind": kind} for start, end, kind in rows]


def _entity(mention: Values, text: str) -> Values:
    kept = {key: mention.get(key) for key in ("id", "type", "name", "code")}
    aliases = mention.get("aliases") or ()
    return {**kept, "aliases": aliases, "mentions": _spans(mention.get("spans") or [], text)}


def _claim(claim: Values, text: str, mark: str) -> Values:
    names = ("relation", "subject", "object", "counterpart", "instrument", "title")
    more = ("polarity", "modality", "attributions", "confidence", "rule")
    return {
        **{key: claim.get(key) for key in (*names, *more)},
        "id": claim["id"].removesuffix(mark),
        "reasons": claim.get("reasons") or (),
        "time": _period(claim, "time", claim.get("timeText")),
        "quantity": _quantity(claim),
        "evidence": _spans(claim["spans"], text),
    }


def _spans(offsets: list[int], text: str) -> list[Values]:
    ends = zip(offsets[::2], offsets[1::2], strict=True)
    return [{"text": text[start:end], "start": start, "end": end} for start, end in ends]


def _period(values: Values, name: str, text: str | None) -> Values | None:
    if text is None:
        return None
    start, end = (values.get(f"{name}{edge}") for edge in ("Start", "End"))
    return {
        "text": text,
        "start": start.to_native() if start else None,
        "end": end.to_native() if end else None,
        "vague": values.get(f"{name}Vague", False),
    }


def _quantity(claim: Values) -> Values | None:
    if "quantityText" not in claim:
        return None
    return {key: claim[f"quantity{key.title()}"] for key in ("text", "value", "unit", "bound")}
