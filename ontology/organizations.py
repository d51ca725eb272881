"""Which organizations are known by name, and which bodies does every state have?"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from ontology.countries import Code, Gender, Number
from ontology.strict import Strict, read_yaml

Slug = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
Kind = Literal[
    "alliance", "agency", "ministry", "media", "armed_group", "company", "party", "institution"
]


class Organization(Strict):
    """An organization known by name.

    `country`, or else `part_of` (an organization's id), is what it is a body of; `base` is the
    country in which one that is no state's body has its home ("le mouvement libanais"). `seats` are
    towns that stand for it, as a capital does for its state ("Benghazi a refusé").
    """

    id: Slug
    name: str
    kind: Kind
    gender: Gender
    number: Number = "singular"
    names: tuple[str, ...] = ()
    country: Code | None = None
    part_of: Slug | None = None
    base: Code | None = None
    adjectives: tuple[str, ...] = ()
    seats: tuple[str, ...] = ()

    @property
    def proper_names(self) -> tuple[str, ...]:
        """Every name, the usual one first."""
        return (self.name, *self.names)


class BodyPattern(Strict):
    """A common noun that names a body together with a country ("l'armée russe").

    `resolves_to` tells whether the body is the state itself or an organization of its own,
    PART_OF the state; `portfolio` whether a complement ("des Affaires étrangères") belongs to its name.
    """

    rule: str
    resolves_to: Literal["country", "organization"]
    kind: Kind | None = None
    gender: Gender
    number: Number = "singular"
    portfolio: bool = False
    heads: tuple[str, ...]
    examples: tuple[str, ...]


class Portfolio(Strict):
    """What a ministry is in charge of, under its usual name, with the other wordings of it."""

    name: str
    names: tuple[str, ...] = ()


class Ministries(Strict):
    """The bodies that every state has, and the portfolios of its ministries."""

    bodies: tuple[BodyPattern, ...]
    portfolios: tuple[Portfolio, ...]


@cache
def organizations() -> tuple[Organization, ...]:
    """Return the organizations of `organizations.yaml`, in the order of the file."""
    source = files("ontology") / "organizations.yaml"
    return read_yaml(source, TypeAdapter(tuple[Organization, ...]))


@cache
def organizations_by_id() -> Mapping[str, Organization]:
    """Return the organizations by id, without the prefix `org:`."""
    return MappingProxyType({organization.id: organization for organization in organizations()})


def kind_of(entity_id: str) -> Kind | None:
    """Return the kind of a known organization by its entity's id, such as `org:afp`; None for any other entity."""
    known = organizations_by_id().get(entity_id.removeprefix("org:"))
    return known.kind if known is not None and entity_id.startswith("org:") else None


def organization(identifier: str) -> Organization:
    """Return the organization with an id such as `otan`.

    Raises:
        KeyError: there is none with that id.
    """
    return organizations_by_id()[identifier]


@cache
def ministries() -> Ministries:
    """Return the patterns of `ministries.yaml`: the bodies that any state has."""
    return read_yaml(files("ontology") / "ministries.yaml", TypeAdapter(Ministries))
