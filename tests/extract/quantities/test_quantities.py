"""How many of what do French texts say?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.quantities import quantities
from extract.quantities.numbers import value

# Value, unit and bound of each quantity of the text.
COUNTED = [
    ("Environ 400 drones ont été tirés.", [(400, "drones", "about")]),
    ("Moscou en a commandé environ 2 000.", [(2000, "", "about")]),
    ("Plus de 200 engins ont été livrés.", [(200, "engins", "at least")]),
    ("Au moins 10 drones par jour.", [(10, "drones", "at least")]),
    ("Pas moins de dix chars.", [(10, "chars", "at least")]),
    ("Moins de dix obus.", [(10, "obus", "at most")]),
    ("Jusqu'à 3 % de hausse.", [(3, "%", "at most")]),
    ("Près de 3 000 hommes.", [(3000, "hommes", "about")]),
    ("Quelque 180 engins balistiques.", [(180, "engins", "about")]),
    ("Une trentaine de chars.", [(30, "chars", "about")]),
    ("Une centaine d'hommes.", [(100, "hommes", "about")]),
    ("Plus d'une centaine d'hommes.", [(100, "hommes", "at least")]),
    ("Près d'un millier de soldats.", [(1000, "soldats", "about")]),
    ("Des centaines de drones.", [(100, "drones", "at least")]),
    ("Plusieurs milliers de missiles.", [(1000, "missiles", "at least")]),
    ("Deux dizaines de blindés.", [(20, "blindés", "about")]),
    ("Une demi-douzaine de navires.", [(6, "navires", "about")]),
    ("Un million de réfugiés.", [(1_000_000, "réfugiés", "exact")]),
    ("1,5 milliard de dollars.", [(1_500_000_000, "dollars", "exact")]),
    ("100 millions d'euros.", [(100_000_000, "euros", "exact")]),
    ("1 300 kilomètres carrés.", [(1300, "kilomètres carrés", "exact")]),
    ("12.000 soldats.", [(12000, "soldats", "exact")]),
    ("Des sanctions contre trois généraux.", [(3, "généraux", "exact")]),
    ("Vingt-deux accords.", [(22, "accords", "exact")]),
    ("Trois cents tonnes d'uranium.", [(300, "tonnes", "exact")]),
    ("Quatre-vingt-dix-sept chars.", [(97, "chars", "exact")]),
    ("Entre 200 et 300 drones.", [(200, "drones", "at least")]),
    ("De 20 à 30 obus.", [(20, "obus", "at least")]),
    ("Les 400 drones livrés.", [(400, "drones", "exact")]),
    ("Deux hauts responsables.", [(2, "responsables", "exact")]),
    ("Une hausse de plus de 50 %.", [(50, "%", "at least")]),
]
NOT_COUNTED = [
    "Les deux pays ont signé.",
    "Ces trois hommes sont libres.",
    "Le 10 mars 2026, à 14h30.",
    "En 2022, Moscou a envahi l'Ukraine.",
    "L'accord de 2015 avec les puissances.",
    "Une trêve de vingt et un jours.",
    "La résolution 1701 s'applique.",
    "Des chasseurs Su-57 que Moscou livre.",
    "Un drone a été abattu.",
    "Une usine a brûlé.",
]


@pytest.mark.parametrize(("text", "expected"), COUNTED, ids=lambda v: str(v)[:50])
def test_quantity(text: str, expected: list[tuple[float, str, str]]) -> None:
    found = [m.quantity for m in quantities(text)]
    assert [(q.value, q.unit, q.bound) for q in found] == expected


@pytest.mark.parametrize("text", NOT_COUNTED)
def test_no_quantity(text: str) -> None:
    assert quantities(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("quatre-vingts", 80), ("quatre-vingt-onze", 91), ("soixante et onze", 71), ("septante", 70),
        ("deux cent trois", 203), ("mille neuf cents", 1900), ("trois mille", 3000),
        ("2,5", 2.5), ("1 234", 1234), ("1.234.567", 1_234_567), ("deux millions", 2_000_000),
    ],
)  # fmt: skip
def test_value(text: str, expected: float) -> None:
    assert value(text) == expected


@given(st.lists(st.sampled_from([text for text, _ in COUNTED]) | st.text(max_size=20), max_size=4))
def test_offsets_quote_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    for mention in quantities(text):
        assert text[mention.start : mention.end] == mention.quantity.text
