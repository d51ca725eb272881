"""What makes two mentions the same claim, and what is its id?"""

import hashlib

from graph.models import Modality, Polarity
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
    if relations()[relation].symmetric and target < subject:
        subject, target = target, subject
    return relation, subject, target, counterpart or "", polarity.value, modality.value


def claim_id(article_id: str, identity: Key) -> str:
    """Return the id of a claim of an article: the same for the same content, always."""
    content = "\x1f".join((article_id, *identity))
    return "claim:" + hashlib.sha256(content.encode()).hexdigest()[:24]
