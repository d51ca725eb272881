"""What makes two mentions the same claim, what is a claim's id, and what do no two articles share?

The id that extraction gives is computed from the article and from what the claim says, so no two articles share
one. Records from elsewhere may number their claims as they like: in the graph, such an id goes with a mark of
its article.
"""

import operator
from hashlib import sha256

from graph.models import ArticleGraph, Claim, Modality, Polarity
from ontology.relations import relations

Key = tuple[str, str, str, str, str, str]


def key(
    relation: str,
    subject: str,
    target: str,
    counterpart: str | None,
    polarity: Polarity,
    modality: Modality,
) -> Key:
    """Return what two mentions of one claim share; a symmetric relation has no direction."""
    if target < subject and relation in relations() and relations()[relation].symmetric:
        subject, target = target, subject
    return relation, subject, target, counterpart or "", polarity, modality


def article_keys(record: ArticleGraph) -> frozenset[str]:
    """Return what no other article has that is written together with this one: its id and its source."""
    return frozenset((f"id {record.article.id}", f"source {record.article.source}"))


def claim_id(article_id: str, identity: Key) -> str:
    """Return the id of a claim of an article: the same for the same content, always."""
    content = "\x1f".join((article_id, *identity))
    return "claim:" + sha256(content.encode()).hexdigest()[:24]


def mark(article_id: str) -> str:
    """Return what an id of a claim ends with in the graph, where it is not the one that `claim_id` gives."""
    return "@" + sha256(article_id.encode()).hexdigest()[:24]


def ids(record: ArticleGraph) -> list[str]:
    """Return the ids that the claims of a record have in the graph, which no other article has."""
    article = record.article.id
    own = mark(article)
    return [c.id if c.id == claim_id(article, _key(c)) else c.id + own for c in record.claims]


def marked(record: ArticleGraph, shown: ArticleGraph) -> ArticleGraph:
    """Return `shown`, which is `record` as an analyst's judgements have it, with the ids of the graph."""
    changed = [
        claim if claim.id == found else claim.model_copy(update={"id": found})
        for claim, found in zip(shown.claims, ids(record), strict=True)
    ]
    if all(map(operator.is_, changed, shown.claims)):
        return shown
    return shown.model_copy(update={"claims": tuple(changed)})


def _key(claim: Claim) -> Key:
    return key(
        claim.relation,
        claim.subject,
        claim.object,
        claim.counterpart,
        claim.polarity,
        claim.modality,
    )
