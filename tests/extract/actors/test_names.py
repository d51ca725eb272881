"""Do transliterations of a name share a key, and different names not?"""

import pytest

from extract.actors.names import alike, keys


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zelensky", "Zelenskyy"),
        ("Poutine", "Putin"),
        ("Raïssi", "Raisi"),
        ("Patrouchev", "Patrushev"),
    ],
)
def test_transliterations_are_alike(one: str, other: str) -> None:
    assert alike(keys(one)[0], keys(other)[0])


@pytest.mark.parametrize(
    ("one", "other"), [("Khomeini", "Khamenei"), ("Niger", "Nigeria"), ("Biden", "Burns")]
)
def test_other_names_are_not(one: str, other: str) -> None:
    assert not alike(keys(one)[0], keys(other)[0])
