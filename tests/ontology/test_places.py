"""Are places no actors, and are words that are no names kept apart from names?"""

from pathlib import Path

import pytest
from pydantic import TypeAdapter

from ontology.countries import Country, countries, countries_by_code
from ontology.errors import DataFileError
from ontology.organizations import organizations
from ontology.places import nonnames, places
from ontology.strict import read_yaml

ACTORS = {
    name
    for entry in (*countries(), *organizations())
    for name in (
        *entry.proper_names,
        *getattr(entry, "capitals", ()),
        *getattr(entry, "metonyms", ()),
    )
}


def test_places_are_unique_and_no_actors() -> None:
    names = [name for place in places() for name in place.proper_names]
    assert len(names) == len(set(names))
    assert set(names) & ACTORS == set()


def test_places_lie_in_known_countries() -> None:
    assert {code for place in places() for code in place.countries} <= set(countries_by_code())


def test_nonnames_are_no_actors() -> None:
    assert set(nonnames().alone) & ACTORS == set()


def test_misspelt_key_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "countries.yaml"
    file.write_text("- {code: FR, name: France, capitale: Paris}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=r"^countries\.yaml: 0\."):
        read_yaml(file, TypeAdapter(tuple[Country, ...]))
