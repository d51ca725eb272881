"""When, and how many? The expression of time or number that belongs to a predicate."""

from collections.abc import Sequence
from typing import Protocol, TypeVar

from extract.parsed import Span, Token


class Placed(Protocol):
    """Something with bounds in a passage's text, end exclusive."""

    @property
    def start(self) -> int:
        """Return the offset of its first character."""

    @property
    def end(self) -> int:
        """Return the offset after its last character."""


Item = TypeVar("Item", bound=Placed)


def nearest(found: Sequence[Item], sentence: Span, trigger: Token) -> Item | None:
    """Return the item of the trigger's sentence that stands nearest to it, the earlier on a tie."""
    inside = [
        item
        for item in found
        if sentence.start_char <= item.start and item.end <= sentence.end_char
    ]
    return min(inside, key=lambda item: (_distance(item, trigger), item.start), default=None)


def beside(found: Sequence[Item], theme: Token) -> Item | None:
    """Return the item that covers `theme` or stands right before it ("400 drones")."""
    for item in found:
        if item.start <= theme.idx < item.end or 0 <= theme.idx - item.end <= 1:
            return item
    return None


def _distance(item: Placed, trigger: Token) -> int:
    return max(item.start - trigger.idx, trigger.idx - item.end, 0)
