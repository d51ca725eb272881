"""What was found, missed and invented in one article? Triples, qualifiers and sources against the gold."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from extract.evaluation.alignment import align
from extract.evaluation.gold import GoldArticle, GoldClaim
from graph.models import ACTOR_TYPES, ArticleGraph, Claim, Modality, Polarity
from ontology.relations import relations


@dataclass(slots=True)
class Tally:
    """Counts from which precision, recall and F1 follow."""

    hit: int = 0
    predicted: int = 0
    gold: int = 0

    def add(self, hit: int, predicted: int, gold: int) -> None:
        """Add one article's counts."""
        self.hit += hit
        self.predicted += predicted
        self.gold += gold

    @property
    def precision(self) -> float:
        """Return the share of what was predicted that is right."""
        return self.hit / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """Return the share of the gold that was found."""
        return self.hit / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """Return the harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


@dataclass(slots=True)
class Triple:
    """A distinct predicted triple in gold keys, with every qualifier and source seen for it."""

    relation: str
    subject: str
    object: str
    claims: list[Claim] = field(default_factory=list)
    qualifiers: set[tuple[Polarity, Modality]] = field(default_factory=set)
    sources: set[tuple[str, str]] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One triple of an article: hit, missed or surplus. `claim` is the predicted one, if any."""

    article: str
    verdict: str
    relation: str
    subject: str
    object: str
    evidence: str
    claim: Claim | None = None


@dataclass(slots=True)
class Scores:
    """The four tallies over articles, each triple's outcome, and the sources by stance."""

    entities: Tally = field(default_factory=Tally)
    triples: Tally = field(default_factory=Tally)
    qualified: Tally = field(default_factory=Tally)
    attributions: Tally = field(default_factory=Tally)
    stances: dict[str, Tally] = field(default_factory=dict)
    outcomes: list[Outcome] = field(default_factory=list)

    def figures(self) -> dict[str, dict[str, float]]:
        """Return precision, recall, F1 and counts of each tally."""
        return {
            name: {
                "precision": round(tally.precision, 4),
                "recall": round(tally.recall, 4),
                "f1": round(tally.f1, 4),
                "hit": tally.hit,
                "predicted": tally.predicted,
                "gold": tally.gold,
            }
            for name in ("entities", "triples", "qualified", "attributions")
            if (tally := getattr(self, name))
        }

    def add(self, gold: GoldArticle, graph: ArticleGraph | None) -> None:
        """Score one article; None for one that has no prediction."""
        mapping = align(gold, graph.entities if graph else ())
        self._add_entities(gold, graph, mapping)
        predicted = _triples(graph.claims if graph else (), mapping)
        wanted = list(_wanted(gold))
        taken, ignored = _pair(wanted, predicted)
        surplus = [j for j in range(len(predicted)) if j not in ignored]
        groups = _distinct(wanted)
        self._add_triples(gold, predicted, wanted, (taken, surplus, groups))

    def _add_entities(
        self, gold: GoldArticle, graph: ArticleGraph | None, mapping: dict[str, str]
    ) -> None:
        actor_names = {str(t) for t in ACTOR_TYPES}
        required = {k for k, e in gold.entities.items() if e.type in actor_names and not e.optional}
        free = set(gold.entities) - required
        entities = graph.entities if graph else ()
        found = {mapping[e.id] for e in entities if e.type in ACTOR_TYPES} - free
        self.entities.add(len(found & required), len(found), len(required))

    def _add_triples(
        self,
        gold: GoldArticle,
        predicted: list[Triple],
        wanted: list[GoldClaim],
        pairing: tuple[dict[int, int], list[int], list[list[int]]],
    ) -> None:
        taken, surplus, groups = pairing
        hits = right = 0
        for group in groups:
            i = next((i for i in group if i in taken), None)
            sources = [s for g in group for s in wanted[g].attributions]
            self._outcome(gold, wanted[group[0]], None if i is None else predicted[taken[i]])
            if i is None:
                self._count_sources(sources, set())
                continue
            hits += 1
            triple = predicted[taken[i]]
            accepted = {(wanted[g].polarity, m) for g in group for m in wanted[g].modality}
            right += bool(accepted & triple.qualifiers)
            self._count_sources(sources, set(triple.sources))
        for j in surplus:
            for _, stance in predicted[j].sources:
                self.attributions.predicted += 1
                self._stance(stance).predicted += 1
            if j not in taken.values():
                self._surplus(gold, predicted[j])
        self.triples.add(hits, len(surplus), len(groups))
        self.qualified.add(right, len(surplus), len(groups))

    def _count_sources(
        self, wanted: list[tuple[tuple[str, ...], str]], free: set[tuple[str, str]]
    ) -> None:
        for keys, stance in wanted:
            self.attributions.gold += 1
            self._stance(stance).gold += 1
            hit = next((s for s in sorted(free) if s[0] in keys and s[1] == stance), None)
            if hit:
                free.discard(hit)
                self.attributions.hit += 1
                self._stance(stance).hit += 1

    def _stance(self, stance: str) -> Tally:
        return self.stances.setdefault(str(stance), Tally())

    def _outcome(self, gold: GoldArticle, claim: GoldClaim, triple: Triple | None) -> None:
        self.outcomes.append(
            Outcome(
                gold.article,
                "missed" if triple is None else "hit",
                claim.relation[0],
                claim.subject[0],
                claim.object[0],
                claim.evidence,
                None if triple is None else triple.claims[0],
            )
        )

    def _surplus(self, gold: GoldArticle, triple: Triple) -> None:
        first = triple.claims[0]
        evidence = " / ".join(span.text for span in first.evidence)
        self.outcomes.append(
            Outcome(
                gold.article,
                "surplus",
                triple.relation,
                triple.subject,
                triple.object,
                evidence,
                first,
            )
        )


def _is_symmetric(relation: str) -> bool:
    known = relations().get(relation)
    return known is not None and known.symmetric


def _triples(claims: Iterable[Claim], mapping: dict[str, str]) -> list[Triple]:
    merged: dict[tuple[str, str, str], Triple] = {}
    for claim in claims:
        parties = [claim.object, *([claim.counterpart] if claim.counterpart else [])]
        for party in parties:
            subject, target = mapping[claim.subject], mapping[party]
            pair = (
                tuple(sorted((subject, target)))
                if _is_symmetric(claim.relation)
                else (subject, target)
            )
            triple = merged.setdefault(
                (claim.relation, pair[0], pair[1]), Triple(claim.relation, subject, target)
            )
            triple.claims.append(claim)
            triple.qualifiers.add((claim.polarity, claim.modality))
            triple.sources |= {(mapping[a.source], str(a.stance)) for a in claim.attributions}
    return list(merged.values())


def _wanted(gold: GoldArticle) -> Iterator[GoldClaim]:
    """Yield the gold claims; a mediation between two parties is one for each."""
    for claim in gold.claims:
        yield claim
        if claim.counterpart:
            yield claim.model_copy(update={"object": (claim.counterpart,)})


def _fits(gold: GoldClaim, triple: Triple) -> bool:
    if triple.relation not in gold.relation:
        return False
    straight = triple.subject in gold.subject and triple.object in gold.object
    swapped = triple.subject in gold.object and triple.object in gold.subject
    return straight or (_is_symmetric(triple.relation) and swapped)


def _pair(wanted: list[GoldClaim], predicted: list[Triple]) -> tuple[dict[int, int], set[int]]:
    """Return gold index -> predicted index for required claims, and the triples only optional ones fit."""
    taken: dict[int, int] = {}
    ignored: set[int] = set()
    for optional in (False, True):
        for i, claim in enumerate(wanted):
            if claim.optional != optional:
                continue
            used = {*taken.values(), *ignored}
            j = next(
                (j for j, t in enumerate(predicted) if j not in used and _fits(claim, t)), None
            )
            if j is None:
                continue
            if optional:
                ignored.add(j)
            else:
                taken[i] = j
    return taken, ignored


def _distinct(wanted: list[GoldClaim]) -> list[list[int]]:
    """Group the required claims that are one triple read with several qualifiers."""
    groups: dict[tuple[str, ...], list[int]] = {}
    for i, claim in enumerate(wanted):
        if claim.optional:
            continue
        ends = [claim.subject[0], claim.object[0]]
        if _is_symmetric(claim.relation[0]):
            ends.sort()
        groups.setdefault((claim.relation[0], *ends), []).append(i)
    return list(groups.values())
