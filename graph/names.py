"""What is an entity called, when many articles name it?

The answer is the same in whatever order they were loaded: it depends on the set of what they say.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from graph.models import Entity

#: The id, name, aliases, code and type that one article gives an entity.
Calling = tuple[str, str, tuple[str, ...], str | None, str]


class EntityRow(NamedTuple):
    """An entity's node, as what all its articles together call it has it."""

    id: str
    name: str
    aliases: list[str] | None
    code: str | None
    names: list[str]
    forms: list[str] | None
    codes: list[str] | None
    types: list[str]


@dataclass(frozen=True)
class Naming:
    """All that some articles call one entity."""

    names: frozenset[str] = frozenset()
    aliases: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()

    def __or__(self, other: "Naming") -> "Naming":
        """Return what both say together."""
        return Naming(
            self.names | other.names,
            self.aliases | other.aliases,
            self.codes | other.codes,
            self.types | other.types,
        )

    @property
    def name(self) -> str:
        """The fullest of its names; the first in the alphabet of several as long."""
        return min(self.names, key=lambda name: (-len(name), name))

    def row(self, identifier: str) -> EntityRow:
        """Return the row of the entity's node."""
        return EntityRow(
            identifier,
            self.name,
            sorted((self.names | self.aliases) - {self.name}) or None,
            min(self.codes, default=None),
            sorted(self.names),
            sorted(self.aliases) or None,
            sorted(self.codes) or None,
            sorted(self.types),
        )


_NOTHING = Naming()


def kept(*said: Iterable[str] | None) -> Naming:
    """Return the naming of an entity's node, from its names, forms, codes and types."""
    return Naming(*(frozenset(some or ()) for some in said))


def by_entity(entities: Iterable[Entity]) -> dict[str, Naming]:
    """Return what all of `entities` say of each id."""
    found: dict[str, Naming] = {}
    gather(callings(entities), found)
    return found


def callings(entities: Iterable[Entity]) -> list[Calling]:
    """Return what `entities` are called, each calling once."""
    found = ((e.id, e.name, e.aliases, e.code, str(e.type)) for e in entities)
    return list(dict.fromkeys(found))


def gather(said: Iterable[Calling], found: dict[str, Naming]) -> None:
    """Add what is said of each id to what was `found` before."""
    for key, name, aliases, code, kind in said:
        present = found.get(key, _NOTHING)
        codes = () if code is None else (code,)
        if not (
            name in present.names
            and kind in present.types
            and present.aliases.issuperset(aliases)
            and present.codes.issuperset(codes)
        ):
            found[key] = present | Naming(
                frozenset((name,)), frozenset(aliases), frozenset(codes), frozenset((kind,))
            )
