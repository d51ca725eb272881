"""Which names are places and no actors, and which capitalised words are no names at all?"""

from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import TypeAdapter

from ontology.countries import Code
from ontology.strict import Strict, read_yaml


class Place(Strict):
    """A place that does not act: a region, a sea, a city other than a capital.

    `countries` are the states it lies in (empty for seas and regions of the world).
    """

    name: str
    kind: Literal["region", "sea", "strait", "city", "province", "world_region", "site", "island"]
    countries: tuple[Code, ...] = ()
    names: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()

    @property
    def proper_names(self) -> tuple[str, ...]:
        """Every name, the usual one first."""
        return (self.name, *self.names)


class NonNames(Strict):
    """Words that a recogniser takes for names, by what they are.

    `alone` are no names when they make up the whole mention; `within` spoil any mention
    they stand in; `opening` are to be cut from the front of one.
    """

    alone: tuple[str, ...]
    within: tuple[str, ...]
    opening: tuple[str, ...]


@cache
def places() -> tuple[Place, ...]:
    """Return the places of `places.yaml`, in the order of the file."""
    return read_yaml(files("ontology") / "places.yaml", TypeAdapter(tuple[Place, ...]))


@cache
def nonnames() -> NonNames:
    """Return the lists of `nonnames.yaml`, spelt as at the start of a sentence or in layout."""
    return read_yaml(files("ontology") / "nonnames.yaml", TypeAdapter(NonNames))
