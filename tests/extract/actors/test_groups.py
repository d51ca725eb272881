"""Are described people groups of their state, and others not?"""

from datetime import date

import pytest

from extract.actors import identify
from extract.model import choose_model, load_model
from extract.passages import parse
from graph.models import EntityType


@pytest.mark.parametrize(
    ("text", "groups"),
    [
        ("L'Équateur a sanctionné trois généraux boliviens.", {"généraux boliviens": "BO"}),
        ("Plusieurs diplomates kényans ont protesté.", {"diplomates kényans": "KE"}),
        ("Les soldats ont tiré.", {}),
        ("L'armée bolivienne a tiré.", {}),
    ],
)
def test_groups_have_their_states_code(text: str, groups: dict[str, str]) -> None:
    nlp = load_model(choose_model(None))
    cast = identify(parse(nlp, text, [(0, len(text), "body")]), date(2025, 6, 1))
    found = {e.name: e.code for e in cast.entities.values() if e.type is EntityType.GROUP}
    assert found == groups
