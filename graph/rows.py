"""Which rows does one article's graph become, statement by statement?

Pure functions; all text stays a value. Nodes and MENTIONS keep enough to rebuild the article. A list without
members is no property: Neo4j's import tool knows no other way to write it.
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from graph.models import (
    Article,
    ArticleGraph,
    Claim,
    Entity,
    Paragraph,
    Period,
    Polarity,
    Quantity,
    Span,
    Stance,
)

Row = dict[str, Any]

#: By which stances a source says that a claim is not so.
_AGAINST = {
    Polarity.POSITIVE: frozenset({Stance.DENIES}),
    Polarity.NEGATIVE: frozenset({Stance.ASSERTS, Stance.CONFIRMS}),
}
_RECORD = TypeAdapter(ArticleGraph)

#: Stands between the passages of a claim whose evidence is in several places.
GAP = " […] "


def digest(graph: ArticleGraph) -> str:
    """Return what tells one record from another: equal exactly if nothing in it changed."""
    return sha256(_RECORD.dump_json(graph)).hexdigest()


def article(graph: ArticleGraph, shown: ArticleGraph | None = None) -> Row:
    """Return the row of the Article node; where another graph is `shown`, it keeps the original."""
    found: Article = graph.article
    plain = found.model_dump(exclude={"published", "paragraphs"})
    extra: Row = {"digest": digest(graph), "extractor": graph.extractor, **_layout(found)}
    if graph.part:
        extra |= {"part": True}
    if shown not in (None, graph):
        kept = graph.model_dump_json(include={"entities", "claims"})
        extra |= {"original": kept, "judged": True}
    return {"properties": {**plain, **extra, **_period("published", found.published, bare=True)}}


def mentions(graph: ArticleGraph) -> Iterator[Row]:
    """Yield a row for each entity of the article, with what the article calls it and where."""
    for rank, entity in enumerate(graph.entities):
        yield {
            "article": graph.article.id,
            "entity": entity.id,
            "properties": _mention(entity, rank),
        }


def claims(graph: ArticleGraph) -> Iterator[Row]:
    """Yield a row for each claim, with its two ends.

    `recency` is the number of its article's day, 0 where that is unknown: indexes hold it for every claim.
    """
    published = graph.article.published
    reported = published.start if published else None
    recency = reported.toordinal() if reported else 0
    for rank, claim in enumerate(graph.claims):
        properties = _claim(claim)
        properties |= {"reported": reported, "recency": recency, "rank": rank}
        yield {
            "article": graph.article.id,
            "subject": claim.subject,
            "object": claim.object,
            "properties": properties,
        }


def roles(graph: ArticleGraph) -> Iterator[Row]:
    """Yield a row for each further end that a claim has."""
    for claim in graph.claims:
        for role, entity in (("COUNTERPART", claim.counterpart), ("INSTRUMENT", claim.instrument)):
            if entity is not None:
                yield {"claim": claim.id, "role": role, "entity": entity}


def attributions(graph: ArticleGraph) -> Iterator[Row]:
    """Yield a row for each source that stands behind a claim, or denies it."""
    for claim in graph.claims:
        for rank, found in enumerate(claim.attributions):
            yield {
                "claim": claim.id,
                "stance": found.stance.upper(),
                "source": found.source,
                "cue": found.cue,
                "rank": rank,
            }


def _layout(found: Article) -> Row:
    return {
        "paragraphs": _offsets(found.paragraphs),
        "paragraphKinds": [paragraph.kind for paragraph in found.paragraphs] or None,
    }


def _mention(entity: Entity, rank: int) -> Row:
    return {
        "count": len(entity.mentions),
        "type": str(entity.type),
        "name": entity.name,
        "code": entity.code,
        "aliases": list(entity.aliases) or None,
        "spans": _offsets(entity.mentions),
        "rank": rank,
    }


def _claim(claim: Claim) -> Row:
    evidence = claim.evidence
    return {
        "id": claim.id,
        "relation": claim.relation,
        "subject": claim.subject,
        "object": claim.object,
        "title": claim.title,
        "confidence": claim.confidence,
        "rule": claim.rule,
        "polarity": str(claim.polarity),
        "modality": str(claim.modality),
        "evidence": GAP.join([span.text for span in evidence]),
        "start": evidence[0].start,
        "end": evidence[0].end,
        "spans": _offsets(evidence),
        "reasons": list(claim.reasons) or None,
        "contested": _contested(claim) or None,
        **_period("time", claim.time),
        **_quantity(claim.quantity),
    }


def _contested(claim: Claim) -> bool:
    """Tell whether some source says that what the claim is about is not so."""
    return not _AGAINST[claim.polarity].isdisjoint([found.stance for found in claim.attributions])


def _offsets(spans: tuple[Span | Paragraph, ...]) -> list[int] | None:
    return [offset for span in spans for offset in (span.start, span.end)] or None


def _period(name: str, period: Period | None, *, bare: bool = False) -> Row:
    if period is None:
        return {}
    return {
        name if bare else f"{name}Text": period.text,
        f"{name}Start": period.start,
        f"{name}End": period.end,
        f"{name}Vague": period.vague,
    }


def _quantity(quantity: Quantity | None) -> Row:
    if quantity is None:
        return {}
    return {f"quantity{key.title()}": value for key, value in quantity.model_dump().items()}
