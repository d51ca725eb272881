"""Whose soil is a place? Of the one state that it lies in, by the authority files."""

from collections.abc import Mapping
from functools import cache

from extract.actors.names import slug
from extract.actors.roster import Roster
from ontology.countries import countries
from ontology.places import places


def soil_of(roster: Roster) -> dict[str, str]:
    """Return place id -> country id for the places that the article names, entering their states."""
    named = {i for m in roster.mentions if m.kind == "place" for i in m.entities}
    found = {place: _states()[place] for place in sorted(named) if place in _states()}
    for country in found.values():
        roster.know(country)
    return found


def state_of(place: str) -> str | None:
    """Return the id of the one state in which a place lies, None where it is not known."""
    return _states().get(place)


@cache
def _states() -> Mapping[str, str]:
    table = {
        f"place:{slug(name)}": country.id for country in countries() for name in country.capitals
    }
    for place in places():
        if len(place.countries) == 1:
            table[f"place:{slug(place.name)}"] = f"country:{place.countries[0]}"
    return table
