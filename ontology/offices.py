"""Which titles make their bearer act for a body, and who held an office on a day?"""

from datetime import date
from functools import cache
from importlib.resources import files
from typing import Annotated, Literal, Self

from pydantic import Field, TypeAdapter, model_validator

from ontology.countries import Code, Gender
from ontology.organizations import Slug
from ontology.strict import Strict, read_yaml


class Office(Strict):
    """An office, with its titles in lower case and singular, the usual one first.

    `of` tells where it is held; `unique` whether one person at a time holds it there, so that
    "le président iranien" names a person and "le député iranien" does not.
    """

    office: Annotated[str, Field(pattern=r"^[a-z]+(_[a-z]+)*$")]
    of: tuple[Literal["country", "organization"], ...]
    unique: bool = False
    titles: tuple[str, ...]
    feminine: tuple[str, ...] = ()


class OfficeHolder(Strict):
    """One person's term in one office; `end` is its last known day, None if no end is known."""

    office: str
    country: Code | None = None
    organization: Slug | None = None
    person: str
    gender: Gender = "m"
    names: tuple[str, ...] = ()
    start: date = Field(alias="from")
    end: date | None = Field(alias="to")

    @model_validator(mode="after")
    def _one_body_and_ordered(self) -> Self:
        if (self.country is None) == (self.organization is None):
            raise ValueError(f"{self.person}: give either a country or an organization")
        if self.end is not None and self.end < self.start:
            raise ValueError(f"{self.person}: the term ends before it begins")
        return self

    @property
    def body(self) -> str:
        """The id of the entity in which the office is held: `country:FR`, `org:onu`."""
        return f"country:{self.country}" if self.country else f"org:{self.organization}"

    def holds_on(self, day: date) -> bool:
        """Tell whether the term covers a day."""
        return self.start <= day and (self.end is None or day <= self.end)


@cache
def offices() -> tuple[Office, ...]:
    """Return the offices of `offices.yaml`, in the order of the file."""
    return read_yaml(files("ontology") / "offices.yaml", TypeAdapter(tuple[Office, ...]))


@cache
def office_holders() -> tuple[OfficeHolder, ...]:
    """Return the terms of `office_holders.yaml`, in the order of the file."""
    source = files("ontology") / "office_holders.yaml"
    return read_yaml(source, TypeAdapter(tuple[OfficeHolder, ...]))


@cache
def _terms(office: str, body: str) -> tuple[OfficeHolder, ...]:
    """Return the known terms in one office of one body."""
    return tuple(term for term in office_holders() if (term.office, term.body) == (office, body))


def holder(office: str, body: str, day: date | None) -> OfficeHolder | None:
    """Return who held an office on a day; None where the table does not know.

    `body` is an entity's id (`country:FR`, `org:onu`) or a country's code (`FR`). On a day of
    handover the successor is returned. Without a day nothing is known.
    """
    if day is None:
        return None
    identifier = body if ":" in body else f"country:{body}"
    held = [term for term in _terms(office, identifier) if term.holds_on(day)]
    return max(held, key=lambda term: term.start, default=None)
