"""Which typed edges do claims draw between entities, and with which counts?

An edge exists exactly while a positive claim, actual or alleged, supports it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from graph.models import ArticleGraph, Claim, Modality, Polarity, Stance
from ontology.relations import relations

DRAWING = frozenset({Modality.ACTUAL, Modality.ALLEGED})


class Pair(NamedTuple):
    """Two entities and the relation between them; the ends of a symmetric one are in order."""

    relation: str
    subject: str
    object: str

    @property
    def ends(self) -> list[list[str]]:
        """The subject and object that claims of this edge may have."""
        straight, reverse = [self.subject, self.object], [self.object, self.subject]
        both = relations()[self.relation].symmetric and straight != reverse
        return [straight, reverse] if both else [straight]

    @property
    def between(self) -> tuple[str, str]:
        """Its two entities in order, whichever its direction."""
        return min(self.subject, self.object), max(self.subject, self.object)


class Counts(NamedTuple):
    """The properties of an edge: how many claims and articles say so, and from when to when they were published."""

    claims: int = 0
    articles: int = 0
    asserted: int = 0
    confirmed: int = 0
    denied: int = 0
    alleged: int = 0
    firstReported: date | None = None
    lastReported: date | None = None

    def with_(self, other: "Counts") -> "Counts":
        """Return the counts of both together, which must be of different articles."""
        return Counts(
            self.claims + other.claims,
            self.articles + other.articles,
            self.asserted + other.asserted,
            self.confirmed + other.confirmed,
            self.denied + other.denied,
            self.alleged + other.alleged,
            _chosen(min, self.firstReported, other.firstReported),
            _chosen(max, self.lastReported, other.lastReported),
        )

    @classmethod
    def of_properties(cls, properties: Mapping[str, Any]) -> "Counts":
        """Return what an edge of the graph counts."""
        numbers = (properties[name] for name in cls._fields[:-2])
        days = (properties.get(name) for name in cls._fields[-2:])
        return cls(*numbers, *(day.to_native() if day else None for day in days))


def _chosen(
    choose: Callable[[date, date], date], one: date | None, other: date | None
) -> date | None:
    return choose(one, other) if one and other else one or other


def pair(relation: str, subject: str, object_: str) -> Pair:
    """Return the edge on which a claim with these ends is counted."""
    if subject > object_:
        known = relations().get(relation)
        if known is not None and known.symmetric:
            return Pair(relation, object_, subject)
    return Pair(relation, subject, object_)


class Standing(NamedTuple):
    """With how many others an entity has edges, on how many edges it is, and how many claims these count."""

    neighbours: int = 0
    edges: int = 0
    claims: int = 0


@dataclass(frozen=True)
class Drawn:
    """Edges of the graph: what each counts, its element id, and how many there are between two entities.

    These are the lesser and the greater id.
    """

    counts: dict[Pair, Counts] = field(default_factory=dict)
    edges: dict[Pair, str] = field(default_factory=dict)
    between: dict[tuple[str, str], int] = field(default_factory=dict)


def standings(total: Mapping[Pair, Counts], drawn: Drawn) -> dict[str, Standing]:
    """Return by how much the standings of entities change when the edges, so far as they are `drawn`, count `total`."""
    neighbours: dict[str, int] = defaultdict(int)
    edges: dict[str, int] = defaultdict(int)
    claims: dict[str, int] = defaultdict(int)
    more: dict[tuple[str, str], int] = defaultdict(int)
    for edge, counts in total.items():
        before = drawn.counts.get(edge)
        number = bool(counts.claims) - (before is not None)
        added = counts.claims - (before.claims if before else 0)
        ends = edge.between
        more[ends] += number
        for one in ends if ends[0] != ends[1] else ends[:1]:
            edges[one] += number
            claims[one] += added
    for ends, number in more.items():
        present = drawn.between.get(ends, 0)
        met = bool(present + number) - bool(present)
        if met and ends[0] != ends[1]:
            for one in ends:
                neighbours[one] += met
    return {one: Standing(neighbours[one], edges[one], claims[one]) for one in edges}


def counts(graphs: Iterable[ArticleGraph]) -> dict[Pair, Counts]:
    """Return what the claims of `graphs` add to each edge."""
    total: dict[Pair, Counts] = {}
    for graph in graphs:
        for edge, found in _of_article(graph).items():
            present = total.get(edge)
            total[edge] = present.with_(found) if present else found
    return total


def _of_article(graph: ArticleGraph) -> dict[Pair, Counts]:
    published = graph.article.published
    day = published.start if published else None
    total: dict[Pair, Counts] = {}
    for claim in graph.claims:
        if claim.polarity is Polarity.POSITIVE and claim.modality in DRAWING:
            edge = pair(claim.relation, claim.subject, claim.object)
            present, found = total.get(edge), _of_claim(claim, day)
            total[edge] = present.with_(found)._replace(articles=1) if present else found
    return total


def _of_claim(claim: Claim, day: date | None) -> Counts:
    stances = [attribution.stance for attribution in claim.attributions]
    asserted, confirmed = int(Stance.ASSERTS in stances), int(Stance.CONFIRMS in stances)
    denied, alleged = int(Stance.DENIES in stances), int(claim.modality is Modality.ALLEGED)
    return Counts(1, 1, asserted, confirmed, denied, alleged, day, day)
