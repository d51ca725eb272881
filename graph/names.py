"""What is an entity called, when many articles name it?

The answer is the same in whatever order they were loaded: it depends on the set of what they say.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.models import Entity

#: The id, name, aliases, code and type that one article gives an entity.
Calling = tuple[str, str, tuple[str, ...], str | None, str]


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

    def properties(self, identifier: str) -> dict[str, Any]:
        """Return the properties of the entity's node."""
        return {
            "id": identifier,
            "name": self.name,
            "aliases": sorted((self.names | self.aliases) - {self.name}) or None,
            "code": min(self.codes, default=None),
            "names": sorted(self.names),
            "forms": sorted(self.aliases) or None,
            "codes": sorted(self.codes) or None,
            "types": sorted(self.types),
        }


_NOTHING = Naming()


def of_row(row: Mapping[str, Any]) -> Naming:
    """Return the naming that an entity's node holds."""
    return Naming(*(frozenset(row[key] or ()) for key in ("names", "forms", "codes", "types")))


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
