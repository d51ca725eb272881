"""How is a score shown? By figure, by relation, by construction, by stance, and how far confidence holds."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from extract.claims.reasons import CONSTRUCTION
from extract.evaluation.scoring import Scores, Tally
from graph.models import Claim

_BIN = 0.1


def tables(scores: Scores) -> str:
    """Return every table of the report as text."""
    parts = (
        _table("figure", _figures(scores)),
        _table("relation", _by_relation(scores)),
        _precision("construction", _by_construction(scores)),
        _precision("rule", _by_rule(scores)),
        _table("stance", sorted(scores.stances.items())),
        _reliability(scores),
    )
    return "\n\n".join(parts)


def error_lines(scores: Scores) -> Iterator[str]:
    """Yield a line for each triple missed or surplus, with its sentence."""
    for outcome in scores.outcomes:
        if outcome.verdict != "hit":
            rule = f" [{outcome.claim.rule}]" if outcome.claim else ""
            yield (
                f"{outcome.verdict:8} {outcome.article}: {outcome.subject} {outcome.relation} "
                f"{outcome.object}{rule} · {outcome.evidence}"
            )


def _figures(scores: Scores) -> Iterable[tuple[str, Tally]]:
    return [(name, getattr(scores, name)) for name in scores.figures()]


def _by_relation(scores: Scores) -> Iterable[tuple[str, Tally]]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    for outcome in scores.outcomes:
        found, wanted = outcome.verdict != "missed", outcome.verdict != "surplus"
        tallies[outcome.relation].add(found and wanted, found, wanted)
    return sorted(tallies.items())


def _by_rule(scores: Scores) -> Iterable[tuple[str, Tally]]:
    tallies: dict[str, Tally] = defaultdict(Tally)
    for outcome in scores.outcomes:
        if outcome.claim is not None:
            tallies[outcome.claim.rule].add(outcome.verdict == "hit", 1, 0)
    return sorted(tallies.items())


def _by_construction(scores: Scores) -> Iterable[tuple[str, Tally]]:
    """Return how right the claims are that each construction gives; an annotation names none."""
    tallies: dict[str, Tally] = defaultdict(Tally)
    for outcome in scores.outcomes:
        if outcome.claim is not None:
            tallies[_construction(outcome.claim)].add(outcome.verdict == "hit", 1, 0)
    return sorted(tallies.items())


def _construction(claim: Claim) -> str:
    told = (r.removeprefix(CONSTRUCTION) for r in claim.reasons if r.startswith(CONSTRUCTION))
    return next(told, "title")


def _precision(title: str, rows: Iterable[tuple[str, Tally]]) -> str:
    lines = [f"{title:44} {'P':>6} {'hit':>5} {'found':>6}"]
    lines += [f"{name:44} {t.precision:6.3f} {t.hit:5} {t.predicted:6}" for name, t in rows]
    return "\n".join(lines)


def _table(title: str, rows: Iterable[tuple[str, Tally]]) -> str:
    lines = [f"{title:44} {'P':>6} {'R':>6} {'F1':>6} {'hit':>5} {'found':>6} {'gold':>5}"]
    for name, tally in rows:
        lines.append(
            f"{name:44} {tally.precision:6.3f} {tally.recall:6.3f} {tally.f1:6.3f} "
            f"{tally.hit:5} {tally.predicted:6} {tally.gold:5}"
        )
    return "\n".join(lines)


def _reliability(scores: Scores) -> str:
    """Return, for each band of confidence, how many claims were right."""
    bands: dict[int, list[bool]] = defaultdict(list)
    for outcome in scores.outcomes:
        if outcome.claim is not None:
            bands[int(outcome.claim.confidence / _BIN + 1e-9)].append(outcome.verdict == "hit")
    lines = [f"{'confidence':12} {'right':>6} {'of':>5}"]
    for band, verdicts in sorted(bands.items()):
        share = sum(verdicts) / len(verdicts)
        lines.append(
            f"{band * _BIN:.1f}-{(band + 1) * _BIN:.1f}      {share:6.3f} {len(verdicts):5}"
        )
    return "\n".join(lines)
