"""Who held an office on a day, and does the table agree with itself?"""

from datetime import date
from itertools import combinations

import pytest
from pydantic import ValidationError

from ontology.countries import countries_by_code
from ontology.groups import group_nouns
from ontology.offices import OfficeHolder, holder, office_holders, offices
from ontology.organizations import organizations_by_id


@pytest.mark.parametrize(
    ("office", "body", "day", "person"),
    [
        ("president", "FR", date(2024, 3, 1), "Emmanuel Macron"),
        ("president", "country:US", date(2021, 1, 19), "Donald Trump"),
        ("president", "US", date(2021, 1, 20), "Joe Biden"),
        ("secretary_general", "org:otan", date(2025, 5, 5), "Mark Rutte"),
        ("foreign_minister", "IR", date(2024, 6, 15), None),
        ("president", "US", date(1900, 1, 1), None),
        ("president", "US", None, None),
    ],
)
def test_holder(office: str, body: str, day: date | None, person: str | None) -> None:
    term = holder(office, body, day)
    assert (term and term.person) == person


@pytest.mark.parametrize("term", office_holders(), ids=lambda term: f"{term.person} {term.start}")
def test_term_is_of_a_known_office_and_body(term: OfficeHolder) -> None:
    assert term.office in {entry.office for entry in offices()}
    assert term.country is None or term.country in countries_by_code()
    assert term.organization is None or term.organization in organizations_by_id()


def test_unique_offices_have_one_holder_at_a_time() -> None:
    unique = {entry.office for entry in offices() if entry.unique}
    overlaps = [
        (first.person, second.person)
        for first, second in combinations(sorted(office_holders(), key=lambda t: t.start), 2)
        if (first.office, first.body) == (second.office, second.body)
        and first.office in unique
        and (first.end is None or second.start < first.end)
    ]
    assert overlaps == []


def test_term_that_ends_before_it_begins_is_refused() -> None:
    term = {"office": "president", "country": "FR", "person": "X", "from": date(2020, 1, 2)}
    with pytest.raises(ValidationError, match="ends before it begins"):
        OfficeHolder.model_validate({**term, "to": date(2020, 1, 1)})


def test_term_needs_one_body() -> None:
    with pytest.raises(ValidationError, match="either a country or an organization"):
        OfficeHolder.model_validate(
            {"office": "president", "person": "X", "from": date(2020, 1, 2), "to": None}
        )


def test_group_words_are_unique() -> None:
    words = [entry.word for entry in group_nouns()]
    assert len(words) == len(set(words))
