"""Which rows does one article's graph become, statement by statement?

Pure functions; all text stays a value. A row has a field for each property, named as the graph names it, after
those that say what it is about. Article, claims and mentions keep enough to rebuild the record. A list without
members is no property: Neo4j's import tool knows no other way to write it.
"""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256
from typing import NamedTuple

from pydantic import TypeAdapter

from graph.models import ArticleGraph, Claim, Paragraph, Period, Polarity, Quantity, Span, Stance

#: By which stances a source says that a claim is not so.
_AGAINST = {
    Polarity.POSITIVE: frozenset({Stance.DENIES}),
    Polarity.NEGATIVE: frozenset({Stance.ASSERTS, Stance.CONFIRMS}),
}
_RECORD = TypeAdapter(ArticleGraph)

#: Stands between the passages of a claim whose evidence is in several places.
GAP = " […] "

_Offsets = list[int] | None


class ArticleRow(NamedTuple):
    """An article; `original` is what it says where an analyst's judgements change what the graph shows of it."""

    id: str
    title: str
    text: str
    language: str
    source: str
    outlet: str | None
    published: str | None
    publishedStart: date | None
    publishedEnd: date | None
    publishedVague: bool | None
    digest: str
    extractor: str
    paragraphs: _Offsets
    paragraphKinds: list[str] | None
    original: str | None
    judged: bool | None
    part: bool | None


class MentionRow(NamedTuple):
    """An entity of an article, with what the article calls it and where; `rank` keeps the order."""

    article: str
    entity: str
    count: int  # type: ignore[assignment]  # named as the property, it hides tuple.count
    type: str
    name: str
    code: str | None
    aliases: list[str] | None
    spans: _Offsets
    rank: int


class ClaimRow(NamedTuple):
    """A claim of an article.

    `recency` is the number of its article's day, 0 where that is unknown: indexes hold it for every claim.
    """

    article: str
    id: str
    relation: str
    subject: str
    object: str
    title: str | None
    confidence: float
    rule: str
    polarity: str
    modality: str
    evidence: str
    start: int
    end: int
    spans: _Offsets
    reasons: list[str] | None
    timeText: str | None
    timeStart: date | None
    timeEnd: date | None
    timeVague: bool | None
    quantityText: str | None
    quantityValue: float | None
    quantityUnit: str | None
    quantityBound: str | None
    reported: date | None
    recency: int
    rank: int
    contested: bool | None


class RoleRow(NamedTuple):
    """A further end that a claim has."""

    claim: str
    entity: str
    role: str


class AttributionRow(NamedTuple):
    """A source that stands behind a claim, or denies it; `rank` keeps the order."""

    source: str
    claim: str
    stance: str
    cue: str
    rank: int


class CopyRow(NamedTuple):
    """Another source from which an article is held; `record` is what it says there, if something else."""

    article: str
    source: str
    digest: str
    extractor: str
    record: str | None


def digest(graph: ArticleGraph) -> str:
    """Return what tells one record from another: equal exactly if nothing in it changed."""
    return sha256(_RECORD.dump_json(graph)).hexdigest()


def article(graph: ArticleGraph, shown: ArticleGraph | None = None) -> ArticleRow:
    """Return the row of the Article node; where another graph is `shown`, it keeps the original."""
    found = graph.article
    judged = shown not in (None, graph)
    return ArticleRow(
        found.id,
        found.title,
        found.text,
        found.language,
        found.source,
        found.outlet,
        *_period(found.published),
        digest(graph),
        graph.extractor,
        _offsets(found.paragraphs),
        [paragraph.kind for paragraph in found.paragraphs] or None,
        graph.model_dump_json(include={"entities", "claims"}) if judged else None,
        judged or None,
        graph.part or None,
    )


def mentions(graph: ArticleGraph) -> Iterator[MentionRow]:
    """Yield a row for each entity of the article."""
    key = graph.article.id
    for rank, entity in enumerate(graph.entities):
        yield MentionRow(
            key,
            entity.id,
            len(entity.mentions),
            entity.type.value,
            entity.name,
            entity.code,
            list(entity.aliases) or None,
            _offsets(entity.mentions),
            rank,
        )


def claims(graph: ArticleGraph) -> Iterator[ClaimRow]:
    """Yield a row for each claim."""
    key = graph.article.id
    published = graph.article.published
    reported = published.start if published else None
    recency = reported.toordinal() if reported else 0
    for rank, claim in enumerate(graph.claims):
        evidence = claim.evidence
        yield ClaimRow(
            key,
            claim.id,
            claim.relation,
            claim.subject,
            claim.object,
            claim.title,
            claim.confidence,
            claim.rule,
            claim.polarity.value,
            claim.modality.value,
            GAP.join([span.text for span in evidence]),
            evidence[0].start,
            evidence[0].end,
            _offsets(evidence),
            list(claim.reasons) or None,
            *_period(claim.time),
            *_quantity(claim.quantity),
            reported,
            recency,
            rank,
            _contested(claim) or None,
        )


def roles(graph: ArticleGraph) -> Iterator[RoleRow]:
    """Yield a row for each further end that a claim has."""
    for claim in graph.claims:
        if claim.counterpart is not None:
            yield RoleRow(claim.id, claim.counterpart, "COUNTERPART")
        if claim.instrument is not None:
            yield RoleRow(claim.id, claim.instrument, "INSTRUMENT")


def attributions(graph: ArticleGraph) -> Iterator[AttributionRow]:
    """Yield a row for each source that stands behind a claim, or denies it."""
    for claim in graph.claims:
        for rank, found in enumerate(claim.attributions):
            stance = found.stance.value.upper()
            yield AttributionRow(found.source, claim.id, stance, found.cue, rank)


def _contested(claim: Claim) -> bool:
    """Tell whether some source says that what the claim is about is not so."""
    return not _AGAINST[claim.polarity].isdisjoint([found.stance for found in claim.attributions])


def _offsets(spans: tuple[Span | Paragraph, ...]) -> _Offsets:
    return [offset for span in spans for offset in (span.start, span.end)] or None


def _period(
    period: Period | None,
) -> tuple[str | None, date | None, date | None, bool | None]:
    if period is None:
        return None, None, None, None
    return period.text, period.start, period.end, period.vague


def _quantity(
    quantity: Quantity | None,
) -> tuple[str | None, float | None, str | None, str | None]:
    if quantity is None:
        return None, None, None, None
    return quantity.text, quantity.value, quantity.unit, quantity.bound
