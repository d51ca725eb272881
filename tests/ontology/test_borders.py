"""Are neighbours known from both sides, and known states?"""

from ontology.borders import neighbours
from ontology.countries import countries_by_code


def test_neighbours_are_mutual() -> None:
    assert all(code in neighbours()[other] for code, near in neighbours().items() for other in near)


def test_neighbours_are_known_states() -> None:
    assert set(neighbours()) <= set(countries_by_code())


def test_far_states_are_no_neighbours() -> None:
    assert "BR" not in neighbours()["PT"]
