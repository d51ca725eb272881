"""What is an entity called, when many articles name it?

The answer is the same in whatever order they were loaded: it depends on the set of what they say.
"""

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.models import Entity


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


def of_entity(entity: Entity) -> Naming:
    """Return what one article calls `entity`."""
    codes = frozenset() if entity.code is None else frozenset({entity.code})
    return Naming(
        frozenset({entity.name}), frozenset(entity.aliases), codes, frozenset({str(entity.type)})
    )


def of_row(row: Mapping[str, Any]) -> Naming:
    """Return the naming that an entity's node holds."""
    return Naming(*(frozenset(row[key] or ()) for key in ("names", "forms", "codes", "types")))


def by_entity(entities: Iterable[Entity]) -> dict[str, Naming]:
    """Return what all of `entities` say of each id."""
    found: dict[str, Naming] = {}
    heard: set[Hashable] = set()
    for entity in entities:
        said = (entity.id, entity.type, entity.name, entity.code, entity.aliases)
        if said not in heard:
            heard.add(said)
            found[entity.id] = found.get(entity.id, Naming()) | of_entity(entity)
    return found
