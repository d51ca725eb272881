"""Which state does a French name, capital, metonym, adjective or demonym stand for?"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Annotated, Literal

from pydantic import Field, TypeAdapter

from ontology.strict import Strict, read_yaml

Code = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
Gender = Literal["f", "m"]
Number = Literal["singular", "plural"]


class Country(Strict):
    """A state or a territory that acts as one, with the French words that stand for it.

    `article` is the one that the name takes ("" for "Cuba"); `capital_names` are other spellings of
    the capital; `prefixes` open hyphenated adjectives ("russo" in "russo-ukrainien");
    `ambiguous` are those of its forms that are also a first name, a common noun or another place
    ("Maurice", "Grenade"), to be trusted only with an article or other evidence.
    """

    code: Code
    name: str
    article: Literal["le", "la", "l'", "les", ""]
    gender: Gender
    number: Number = "singular"
    long: str | None = None
    capital: str
    capital_names: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    adjectives: tuple[str, ...]
    demonyms: tuple[str, ...]
    armed_forces: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    ambiguous: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        """The entity's id, as claims spell it: `country:IR`."""
        return f"country:{self.code}"

    @property
    def proper_names(self) -> tuple[str, ...]:
        """What names the state itself: its name, long form and other names, the usual one first."""
        return (self.name, *([self.long] if self.long else []), *self.names)

    @property
    def capitals(self) -> tuple[str, ...]:
        """Every spelling of the capital, the usual one first."""
        return (self.capital, *self.capital_names)


@cache
def countries() -> tuple[Country, ...]:
    """Return the countries of `countries.yaml`, in the order of the file."""
    return read_yaml(files("ontology") / "countries.yaml", TypeAdapter(tuple[Country, ...]))


@cache
def countries_by_code() -> Mapping[str, Country]:
    """Return the countries by ISO 3166 code (two letters)."""
    return MappingProxyType({country.code: country for country in countries()})


def country(code: str) -> Country:
    """Return the country with an ISO 3166 code of two letters.

    Raises:
        KeyError: there is none with that code.
    """
    return countries_by_code()[code]
