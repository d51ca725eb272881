"""Is every state known, and by words that are its own?"""

from collections import Counter

import pytest

from ontology.countries import Country, countries, countries_by_code, country

_UN_MEMBERS = (
    "AD AE AF AG AL AM AO AR AT AU AZ BA BB BD BE BF BG BH BI BJ BN BO BR BS BT BW BY BZ CA CD "
    "CF CG CH CI CL CM CN CO CR CU CV CY CZ DE DJ DK DM DO DZ EC EE EG ER ES ET FI FJ FM FR GA "
    "GB GD GE GH GM GN GQ GR GT GW GY HN HR HT HU ID IE IL IN IQ IR IS IT JM JO JP KE KG KH KI "
    "KM KN KP KR KW KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MG MH MK ML MM MN MR MT MU "
    "MV MW MX MY MZ NA NE NG NI NL NO NP NR NZ OM PA PE PG PH PK PL PT PW PY QA RO RS RU RW SA "
    "SB SC SD SE SG SI SK SL SM SN SO SR SS ST SV SY SZ TD TG TH TJ TL TM TN TO TR TT TV TZ UA "
    "UG US UY UZ VC VE VN VU WS YE ZA ZM ZW "
)
UN_MEMBERS = _UN_MEMBERS.split()
OTHERS = ["EH", "PS", "TW", "VA", "XK"]
SHARED = {"congolais", "congolaise", "congolaises", "Congolais", "Congolaise", "Congolaises"}


def _twice(words: list[tuple[str, ...]]) -> set[str]:
    counted = Counter(word for of_one in words for word in set(of_one))
    return {word for word, count in counted.items() if count > 1}


def test_un_members_are_193() -> None:
    assert len(set(UN_MEMBERS)) == 193


@pytest.mark.parametrize("code", [*UN_MEMBERS, *OTHERS])
def test_state_has_name_capital_adjective_and_demonym(code: str) -> None:
    state = country(code)
    assert "" not in (state.name, state.capital)
    assert state.adjectives
    assert state.demonyms or code == "VA"


def test_codes_are_unique() -> None:
    assert len(countries_by_code()) == len(countries())


def test_names_capitals_and_metonyms_stand_for_one_state() -> None:
    words = [(*c.proper_names, *c.capitals, *c.metonyms, *c.armed_forces) for c in countries()]
    assert _twice(words) == set()


def test_adjectives_and_demonyms_stand_for_one_state_save_the_two_congos() -> None:
    assert _twice([(*c.adjectives, *c.demonyms) for c in countries()]) == SHARED


def test_prefixes_stand_for_one_state() -> None:
    assert _twice([c.prefixes for c in countries()]) == set()


@pytest.mark.parametrize("state", countries(), ids=lambda state: state.code)
def test_ambiguous_forms_are_forms_of_the_state(state: Country) -> None:
    forms = (*state.proper_names, *state.capitals, *state.metonyms, *state.armed_forces)
    assert set(state.ambiguous) <= set(forms)


@pytest.mark.parametrize(
    ("code", "forms"),
    [
        ("TR", {"turc", "turque", "turcs", "turques"}),
        ("GR", {"grec", "grecque", "grecs", "grecques"}),
        ("NG", {"nigérian", "nigériane", "nigérians", "nigérianes"}),
        ("NE", {"nigérien", "nigérienne", "nigériens", "nigériennes"}),
        ("PT", {"portugais", "portugaise", "portugaises"}),
        ("KR", {"sud-coréen", "sud-coréenne", "sud-coréens", "sud-coréennes"}),
    ],
)
def test_adjective_has_every_gender_and_number(code: str, forms: set[str]) -> None:
    assert forms <= set(country(code).adjectives)


def test_unknown_code_is_an_error() -> None:
    with pytest.raises(KeyError):
        country("ZZ")
