"""Which names do the authority files know, as one gazetteer, and what do they say of each entity?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from extract.actors.gazetteer import Gazetteer, Sense
from extract.actors.names import fold, keys, slug
from graph.models import EntityType
from ontology.countries import Country, countries
from ontology.offices import OfficeHolder, office_holders, offices
from ontology.organizations import BodyPattern, Organization, ministries, organizations
from ontology.places import Place, places

_STATE_BODY = "body"


@dataclass(frozen=True, slots=True)
class Card:
    """What is known of an entity before any article is read."""

    id: str
    type: EntityType
    name: str
    code: str | None = None
    gender: str | None = None
    number: str = "singular"
    kind: str | None = None
    country: str | None = None
    base: str | None = None


@cache
def gazetteer() -> Gazetteer:
    """Return every name of a country, an organization, a place, a state's body or a known person."""
    return Gazetteer(_senses())


@cache
def titles() -> Gazetteer:
    """Return every title of an office; a sense's entity is the name of the office."""
    return Gazetteer(_titles())


@cache
def cards() -> Mapping[str, Card]:
    """Return the known countries, organizations and places by id."""
    known = [_country_card(entry) for entry in countries()]
    known += [_organization_card(entry) for entry in organizations()]
    known += [_place_card(entry) for entry in places()]
    return {card.id: card for card in known}


@cache
def bodies() -> Mapping[str, BodyPattern]:
    """Return the patterns of a state's bodies by rule."""
    return {pattern.rule: pattern for pattern in ministries().bodies}


@cache
def known_persons() -> Mapping[str, tuple[OfficeHolder, ...]]:
    """Return the terms of the office holders, by the key of their last name."""
    table: dict[str, list[OfficeHolder]] = {}
    for term in office_holders():
        for last in {keys(name)[-1] for name in (term.person, *term.names) if keys(name)}:
            table.setdefault(last, []).append(term)
    return {last: tuple(terms) for last, terms in table.items()}


@cache
def terms_of() -> Mapping[str, tuple[OfficeHolder, ...]]:
    """Return the terms of the office holders by the id of the person."""
    table: dict[str, list[OfficeHolder]] = {}
    for term in office_holders():
        table.setdefault(person_id(term.person), []).append(term)
    return {person: tuple(terms) for person, terms in table.items()}


@cache
def bodies_of(title: str) -> frozenset[str]:
    """Return the bodies that have the office of a title of one word ("guide", "pape")."""
    named = {
        o.office
        for o in offices()
        if o.unique
        for t in (*o.titles, *o.feminine)
        if fold(t) == title
    }
    return frozenset(term.body for term in office_holders() if term.office in named)


def person_id(name: str) -> str:
    """Return the id of a person whose usual name is `name`."""
    return f"person:{slug(name)}"


def _country_card(entry: Country) -> Card:
    return Card(
        entry.id, EntityType.COUNTRY, entry.name, entry.code, entry.gender, entry.number, "country"
    )


def _organization_card(entry: Organization) -> Card:
    country = f"country:{entry.country}" if entry.country else None
    part_of = f"org:{entry.part_of}" if entry.part_of else country
    return Card(
        f"org:{entry.id}", EntityType.ORGANIZATION, entry.name, None,
        entry.gender, entry.number, entry.kind, part_of, entry.base and f"country:{entry.base}",
    )  # fmt: skip


def _place_card(entry: Place) -> Card:
    return Card(f"place:{slug(entry.name)}", EntityType.PLACE, entry.name, kind=entry.kind)


def _senses() -> Iterator[Sense]:
    for country in countries():
        yield from _country_senses(country)
    for organization in organizations():
        identifier = f"org:{organization.id}"
        yield from (Sense(identifier, "organization", name) for name in organization.proper_names)
        yield from (Sense(identifier, "adjective", name) for name in organization.adjectives)
        yield from (Sense(identifier, "capital", name) for name in organization.seats)
    seats = {name for organization in organizations() for name in organization.seats}
    for place in places():
        if place.name in seats:
            continue
        identifier = f"place:{slug(place.name)}"
        yield from (Sense(identifier, "place", name) for name in place.proper_names)
    for pattern in ministries().bodies:
        yield from (Sense(pattern.rule, _STATE_BODY, head.lower()) for head in pattern.heads)
    for term in office_holders():
        for name in (term.person, *term.names):
            if " " in name.strip():
                yield Sense(person_id(term.person), "person", name)


def _country_senses(country: Country) -> Iterator[Sense]:
    uses = {
        "country": country.proper_names,
        "capital": country.capitals,
        "metonym": (*country.metonyms, *country.armed_forces),
        "adjective": country.adjectives,
        "demonym": country.demonyms,
        "prefix": country.prefixes,
    }
    for use, names in uses.items():
        yield from (Sense(country.id, use, _bare(name)) for name in names)


def _bare(name: str) -> str:
    """Return a name without the article that contracts with "à" and "de" ("Le Caire")."""
    for article in ("Le ", "La ", "Les ", "L'"):
        if name.startswith(article):
            return name.removeprefix(article)
    return name


def _titles() -> Iterator[Sense]:
    for noun in ("homologue", "contrepartie", "alter ego"):
        yield Sense("counterpart", "title", noun)
    for office in offices():
        for title in (*office.titles, *office.feminine):
            yield Sense(office.office, "title", title.lower())
            yield Sense(office.office, "titles", _plural(title.lower()))


def _plural(title: str) -> str:
    """Return the plural of a title, by its first word ("ministres des Finances")."""
    first, _, rest = title.partition(" ")
    return f"{first if first.endswith(('s', 'x')) else first + 's'} {rest}".strip()
