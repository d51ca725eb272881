"""Are organizations known by names of their own, and their parents known too?"""

from collections import Counter

import pytest

from ontology.countries import countries, countries_by_code
from ontology.organizations import (
    Organization,
    ministries,
    organization,
    organizations,
    organizations_by_id,
)


def test_ids_are_unique() -> None:
    assert len(organizations_by_id()) == len(organizations())


def test_names_stand_for_one_organization() -> None:
    counted = Counter(name for entry in organizations() for name in set(entry.proper_names))
    assert [name for name, count in counted.items() if count > 1] == []


def test_names_are_no_states_save_brussels() -> None:
    states = {name for c in countries() for name in (*c.proper_names, *c.capitals, *c.metonyms)}
    names = {name for entry in organizations() for name in entry.proper_names}
    assert names & states == {"Bruxelles"}


@pytest.mark.parametrize("entry", organizations(), ids=lambda entry: entry.id)
def test_parent_is_known(entry: Organization) -> None:
    assert entry.country is None or entry.country in countries_by_code()
    assert entry.part_of is None or entry.part_of in organizations_by_id()
    assert entry.country is None or entry.part_of is None


@pytest.mark.parametrize(
    ("identifier", "name"),
    [
        ("otan", "NATO"),
        ("union-europeenne", "UE"),
        ("m23", "Mouvement du 23-Mars"),
        ("aiea", "AIEA"),
    ],
)
def test_organization_bears_name(identifier: str, name: str) -> None:
    assert name in organization(identifier).proper_names


def test_body_heads_belong_to_one_pattern() -> None:
    counted = Counter(
        head.lower() for body in ministries().bodies for head in {*map(str.lower, body.heads)}
    )
    assert [head for head, count in counted.items() if count > 1] == []


def test_body_of_its_own_has_a_kind() -> None:
    own = [body for body in ministries().bodies if body.resolves_to == "organization"]
    assert [body.rule for body in own if body.kind is None] == []
