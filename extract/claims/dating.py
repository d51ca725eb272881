"""When, and how many? The expression of time or number that belongs to a predicate."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from extract.claims.draft import Draft
from extract.clauses.tags import is_verb
from extract.parsed import Span, Token
from extract.qualifiers.verb_group import auxiliaries, tense_bearer
from extract.qualifiers.words import is_finite, is_future
from extract.times import TimeMention, times
from graph.models import Modality, Period

_NOUN = 12


class Placed(Protocol):
    """Something with bounds in a passage's text, end exclusive."""

    @property
    def start(self) -> int:
        """Return the offset of its first character."""

    @property
    def end(self) -> int:
        """Return the offset after its last character."""


Item = TypeVar("Item", bound=Placed)


@dataclass(slots=True)
class Clock:
    """The times of one passage's sentences, read as past and, where asked for, as still to come."""

    text: str
    published: Period | None
    _read: dict[tuple[int, bool], Sequence[TimeMention]] = field(default_factory=dict)

    def times(self, sentence: Span, *, future: bool) -> Sequence[TimeMention]:
        """Return the times of a sentence; `future` reads bare days and months as to come."""
        key = (sentence.start, future)
        if key not in self._read:
            within = (sentence.start_char, sentence.end_char)
            self._read[key] = times(self.text, self.published, future=future, within=within)
        return self._read[key]


def moment(draft: Draft, clock: Clock) -> Period | None:
    """Return when the claim of `draft` is said to be so, or None where its clause does not tell."""
    trigger = draft.match.predicate.trigger
    future = _is_to_come(draft)
    found = [m for m in clock.times(draft.sentence, future=future) if _belongs(m, draft)]
    nearest = min(found, key=lambda m: (_distance(m, trigger), m.start), default=None)
    return nearest.period if nearest else None


def _is_to_come(draft: Draft) -> bool:
    verb = draft.match.predicate.verb
    if verb is not None and is_verb(verb) and is_future(tense_bearer(verb)):
        return True
    return draft.qualification.modality is Modality.PLANNED


def _belongs(mention: TimeMention, draft: Draft) -> bool:
    """Tell whether a time of the claim's sentence stands in its clause, not with who tells it or with a noun."""
    doc = draft.passage.doc
    if any(
        doc[start].idx <= mention.start < _end(doc[end - 1])
        for start, end in draft.qualification.apart
        if start < end
    ):
        return False
    trigger = draft.match.predicate.trigger
    if mention.period.text.lower().startswith(("de ", "du ", "d'")):
        return 0 <= mention.start - _end(trigger) <= _NOUN and not is_verb(trigger)
    return not _parted(mention, draft, trigger)


def _end(token: Token) -> int:
    return token.idx + len(token.text)


def _parted(mention: TimeMention, draft: Draft, trigger: Token) -> bool:
    """Tell whether the verb of another clause stands between the time and the predicate."""
    verb = draft.match.predicate.verb
    own = {trigger.i, *(t.i for t in auxiliaries(trigger))}
    if verb is not None:
        own |= {verb.i, *(t.i for t in auxiliaries(verb))}
    low_end, high_end = sorted((mention.start, trigger.idx))
    between = [t for t in draft.sentence if low_end < t.idx < high_end and t.i not in own]
    return any(is_finite(t) or t.text == ";" for t in between)


def beside(found: Sequence[Item], theme: Token) -> Item | None:
    """Return the item that covers `theme` or stands right before it ("400 drones")."""
    for item in found:
        if item.start <= theme.idx < item.end or 0 <= theme.idx - item.end <= 1:
            return item
    return None


def _distance(item: Placed, trigger: Token) -> int:
    return max(item.start - trigger.idx, trigger.idx - item.end, 0)
