"""How likely is a claim to be right? A prior for the way it was read, raised where it is repeated."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from extract.relations.matching import Match
from ontology.strict import Strict, read_yaml


class Priors(Strict):
    """Shares of right claims seen on annotated articles, by what read them.

    `kinds` goes by kind of predicate, `relations` replaces it where a relation differs much;
    `repeated` is added for a claim that the article makes more than once.
    """

    kinds: Mapping[str, float]
    relations: Mapping[str, float] = {}
    repeated: float


@cache
def priors() -> Priors:
    """Return the priors of `ontology/confidence.yaml`."""
    return read_yaml(files("ontology") / "confidence.yaml", TypeAdapter(Priors))


def confidence(match: Match, mentions: int) -> float:
    """Return the confidence of a claim first read by `match` and made `mentions` times."""
    return score(match.relation, match.predicate.kind, mentions)


def score(relation: str, kind: str, mentions: int) -> float:
    """Return the share of right claims expected for a relation read in one way."""
    base = priors().relations.get(relation, priors().kinds[kind])
    return round(min(0.99, base + (priors().repeated if mentions > 1 else 0)), 2)
