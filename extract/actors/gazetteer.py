"""Which names of the authority files does a text hold, and where?"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from extract.actors.names import words

_BREAKS = frozenset(',;:!?()[]\n«»"“”—–…/|')


@dataclass(frozen=True, slots=True)
class Sense:
    """What a name may stand for; `use` says how it names the entity."""

    entity: str
    use: str
    name: str


class Sight(NamedTuple):
    """A stretch of a text that is a name; offsets are those of the text, end exclusive."""

    start: int
    end: int
    senses: tuple[Sense, ...]


@dataclass(slots=True)
class _Node:
    """The words that may follow, and what the name so far may stand for."""

    next: dict[str, "_Node"] = field(default_factory=dict)
    senses: list[Sense] = field(default_factory=list)


class Gazetteer:
    """A trie over folded words: each name is looked up in one pass over the text."""

    def __init__(self, senses: Iterable[Sense]) -> None:
        self._root = _Node()
        for sense in senses:
            self._add(sense)

    def _add(self, sense: Sense) -> None:
        node = self._root
        for _, _, word in words(sense.name):
            node = node.next.setdefault(word, _Node())
        if sense not in node.senses:
            node.senses.append(sense)

    def find(self, text: str) -> Iterator[Sight]:
        """Yield the longest names in `text`, from left to right, none within another."""
        found = words(text)
        index, first = 0, self._root.next
        while index < len(found):
            if found[index][2] not in first:
                index += 1
                continue
            sight, index = self._longest(text, found, index)
            if sight:
                yield sight

    def _longest(
        self, text: str, found: tuple[tuple[int, int, str], ...], index: int
    ) -> tuple[Sight | None, int]:
        node, best, after = self._root, None, index + 1
        start = found[index][0]
        for position in range(index, len(found)):
            if position > index and _broken(text[found[position - 1][1] : found[position][0]]):
                break
            following = node.next.get(found[position][2])
            if following is None:
                break
            node = following
            if node.senses:
                end = found[position][1]
                senses = tuple(s for s in node.senses if _case_fits(text[start:end], s))
                if senses:
                    best, after = Sight(start, end, senses), position + 1
        return best, after


def _broken(gap: str) -> bool:
    """Tell whether what stands between two words parts them."""
    return len(gap) > 3 or not _BREAKS.isdisjoint(gap)


def _case_fits(seen: str, sense: Sense) -> bool:
    """Tell whether the text writes the name with the capitals that it needs."""
    if sense.use in {"adjective", "prefix"}:
        return True
    capitals = [char for char in sense.name if char.isupper()]
    if len(capitals) > 1 and len(sense.name) <= 5 and sense.name.replace(".", "").isupper():
        return seen.replace(".", "").isupper()
    if not capitals:
        return True
    return any(char.isupper() for char in seen) and (
        not sense.name[0].isupper() or seen[0].isupper()
    )
