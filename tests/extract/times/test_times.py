"""Which days do French expressions of time mean, in an article of Tuesday 10 March 2026?"""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.times import times
from graph.models import Period

TUESDAY = Period(text="10 mars 2026", start=date(2026, 3, 10), end=date(2026, 3, 10))
NOVEMBER = Period(text="2022-11", start=date(2022, 11, 1), end=date(2022, 11, 30))

# A cell is a day, or first/last; "~" after it marks an interval as vague.
SAID = [
    ("Moscou a démenti mardi 10 mars.", [("mardi 10 mars", "2026-03-10")]),
    ("Moscou a démenti mardi.", [("mardi", "2026-03-10")]),
    ("Ils se sont parlé lundi soir.", [("lundi soir", "2026-03-09")]),
    ("Samedi dernier, l'Iran a admis les faits.", [("Samedi dernier", "2026-03-07")]),
    ("En novembre, Moscou a livré des missiles.", [("En novembre", "2025-11-01/2025-11-30")]),
    ("La guerre a commencé en 2022.", [("en 2022", "2022-01-01/2022-12-31")]),
    ("Khamenei l'a répété le mois dernier.", [("le mois dernier", "2026-02-01/2026-02-28")]),
    (
        "Ces dernières semaines, Kiev a été visée.",
        [("Ces dernières semaines", "2026-01-27/2026-03-10~")],
    ),
    ("Washington s'en inquiète depuis des mois.", [("depuis des mois", "2025-09-09/2026-03-10~")]),
    ("Ils se sont vus hier.", [("hier", "2026-03-09")]),
    ("L'accord a été signé il y a deux jours.", [("il y a deux jours", "2026-03-08")]),
    ("Début mars, Paris a réagi.", [("Début mars", "2026-03-01/2026-03-10~")]),
    ("Les livraisons ont commencé fin 2023.", [("fin 2023", "2023-09-01/2023-12-31~")]),
    ("Ils se sont parlé le 12 février.", [("le 12 février", "2026-02-12")]),
    (
        "L'usine ouvrira d'ici la fin de l'année.",
        [("d'ici la fin de l'année", "2026-03-10/2026-12-31")],
    ),
    ("Ils se verront la semaine prochaine.", [("la semaine prochaine", "2026-03-16/2026-03-22")]),
    (
        "La frappe a eu lieu dans la nuit de lundi à mardi.",
        [("dans la nuit de lundi à mardi", "2026-03-09/2026-03-10")],
    ),
    ("La visite s'est tenue du 3 au 5 mai.", [("du 3 au 5 mai", "2025-05-03/2025-05-05")]),
    (
        "La visite s'est tenue du 28 avril au 3 mai 2024.",
        [("du 28 avril au 3 mai 2024", "2024-04-28/2024-05-03")],
    ),
    (
        "Ils ont négocié entre mars et juin 2024.",
        [("entre mars et juin 2024", "2024-03-01/2024-06-30")],
    ),
    ("La trêve tient depuis le 12 février.", [("depuis le 12 février", "2026-02-12/2026-03-10")]),
    ("La guerre dure depuis février 2022.", [("depuis février 2022", "2022-02-01/2026-03-10")]),
    ("L'attaque du 7 octobre 2023.", [("du 7 octobre 2023", "2023-10-07")]),
    ("L'accord nucléaire de 2015 est mort.", [("de 2015", "2015-01-01/2015-12-31")]),
    (
        "Leurs liens se sont renforcés ces derniers mois.",
        [("ces derniers mois", "2025-09-09/2026-03-10~")],
    ),
    (
        "Des tirs sont attendus dans les semaines qui viennent.",
        [("dans les semaines qui viennent", "2026-03-10/2026-04-21~")],
    ),
    (
        "L'Iran a reçu un général en septembre dernier.",
        [("en septembre dernier", "2025-09-01/2025-09-30")],
    ),
    ("CNN l'a dit plus tôt ce mois-ci.", [("plus tôt ce mois-ci", "2026-03-01/2026-03-31")]),
    ("Ils se rencontreront jeudi prochain.", [("jeudi prochain", "2026-03-12")]),
    ("Le décret du 1er janvier est en vigueur.", [("du 1er janvier", "2026-01-01")]),
    ("Aujourd'hui, Kiev se tait.", [("Aujourd'hui", "2026-03-10")]),
    ("À l'été 2023, la Russie a reculé.", [("À l'été 2023", "2023-06-21/2023-09-22~")]),
    ("Ils ont signé il y a trois ans.", [("il y a trois ans", "2023-01-01/2023-12-31")]),
    ("Ils se sont vus il y a deux semaines.", [("il y a deux semaines", "2026-02-23/2026-03-01")]),
    ("Elle arme le pays depuis deux ans.", [("depuis deux ans", "2024-03-10/2026-03-10~")]),
    ("Le traité expire dans trois mois.", [("dans trois mois", "2026-06-01/2026-06-30")]),
    ("L'année dernière, Pékin a refusé.", [("L'année dernière", "2025-01-01/2025-12-31")]),
    ("Ils voteront l'an prochain.", [("l'an prochain", "2027-01-01/2027-12-31")]),
    ("La veille, Ankara avait démenti.", [("La veille", "unknown")]),
    ("Récemment, Doha a proposé son aide.", [("Récemment", "2026-01-09/2026-03-10~")]),
    ("Il le sait depuis longtemps.", [("depuis longtemps", "unknown")]),
    (
        "Entre 2015 et 2020, Paris a vendu des avions.",
        [("Entre 2015 et 2020", "2015-01-01/2020-12-31")],
    ),
    ("Dans les années 1990, Belgrade a nié.", [("Dans les années 1990", "1990-01-01/1999-12-31")]),
    ("La réunion prévue le 18 mars est annulée.", [("le 18 mars", "2026-03-18")]),
    ("Le week-end dernier, Tripoli a brûlé.", [("Le week-end dernier", "2026-03-07/2026-03-08")]),
    ("Ils se sont vus au début du mois.", [("au début du mois", "2026-03-01/2026-03-11~")]),
    ("Fin septembre, Alger a rétabli les visas.", [("Fin septembre", "2025-09-21/2025-09-30~")]),
    ("Le sommet s'est tenu à la mi-mars 2025.", [("à la mi-mars 2025", "2025-03-11/2025-03-20~")]),
    ("Quelques heures plus tôt, Rome avait accepté.", [("Quelques heures plus tôt", "unknown")]),
    ("Une semaine plus tard, Mascate a proposé son aide.", [("Une semaine plus tard", "unknown")]),
    ("Les 3 et 4 mai 2025, ils ont négocié.", [("Les 3 et 4 mai 2025", "2025-05-03/2025-05-04")]),
    (
        "Ces trois derniers jours, Gaza a été bombardée.",
        [("Ces trois derniers jours", "2026-03-07/2026-03-10")],
    ),
    (
        "L'accord sera signé dans les prochains jours.",
        [("dans les prochains jours", "2026-03-10/2026-03-20~")],
    ),
    ("Le retrait s'achèvera d'ici à 2030.", [("d'ici à 2030", "2026-03-10/2030-12-31")]),
    ("Le retrait s'achèvera d'ici fin mars.", [("d'ici fin mars", "2026-03-10/2026-03-31~")]),
    ("Ils ont parlé mardi en fin d'après-midi.", [("mardi en fin d'après-midi", "2026-03-10")]),
    ("Publié le 10/03/2026.", [("le 10/03/2026", "2026-03-10")]),
    (
        "Au cours des six derniers mois, Bakou a armé Kiev.",
        [("Au cours des six derniers mois", "2025-09-10/2026-03-10")],
    ),
    ("L'automne dernier, Tbilissi a refusé.", [("L'automne dernier", "2025-09-23/2025-12-20~")]),
    ("Avant-hier, Minsk a démenti.", [("Avant-hier", "2026-03-08")]),
]
NO_TIME: list[tuple[str, list[tuple[str, str]]]] = [
    ("La planète Mars intéresse Pékin.", []),
    ("Ils ont livré 2000 drones.", []),
    ("L'armée abat dix drones par jour.", []),
    ("Sept missiles ont été tirés.", []),
    ("Ils ont tiré trois fois.", []),
    ("Chaque lundi, le ministre parle.", []),
    ("Le maire de Kiev a démenti.", []),
]
TO_COME = [
    ("Le ministre parlera mardi.", [("mardi", "2026-03-10")]),
    ("Le ministre parlera mercredi.", [("mercredi", "2026-03-11")]),
    ("Ils voteront le 18 mars.", [("le 18 mars", "2026-03-18")]),
    ("Ils voteront en mai.", [("en mai", "2026-05-01/2026-05-31")]),
    ("Ils voteront en mars.", [("en mars", "2026-03-01/2026-03-31")]),
    ("Ils se verront du 3 au 5 mai.", [("du 3 au 5 mai", "2026-05-03/2026-05-05")]),
    ("Ils se verront ce week-end.", [("ce week-end", "2026-03-14/2026-03-15")]),
]


def cells(text: str, published: Period | None, *, future: bool = False) -> list[tuple[str, str]]:
    return [
        (mention.period.text, _cell(mention.period))
        for mention in times(text, published, future=future)
    ]


def _cell(period: Period) -> str:
    if period.start is None and period.end is None:
        return "unknown"
    days = f"{period.start}" if period.start == period.end else f"{period.start}/{period.end}"
    return days + ("~" if period.vague else "")


@pytest.mark.parametrize(("text", "expected"), [*SAID, *NO_TIME], ids=lambda v: str(v)[:60])
def test_time_against_publication(text: str, expected: list[tuple[str, str]]) -> None:
    assert cells(text, TUESDAY) == expected


@pytest.mark.parametrize(("text", "expected"), TO_COME, ids=lambda v: str(v)[:60])
def test_time_to_come(text: str, expected: list[tuple[str, str]]) -> None:
    assert cells(text, TUESDAY, future=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L'Iran a admis mardi les faits.", [("mardi", "unknown")]),
        ("L'Iran a admis hier les faits.", [("hier", "unknown")]),
        ("Ils se sont parlé le 12 février.", [("le 12 février", "unknown")]),
        ("La guerre a commencé en 2022.", [("en 2022", "2022-01-01/2022-12-31")]),
        ("L'accord du 3 mai 2024 tient.", [("du 3 mai 2024", "2024-05-03")]),
    ],
)
def test_nothing_is_invented_where_the_article_has_no_date(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert cells(text, None) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Téhéran l'a reçu mercredi.", [("mercredi", "unknown")]),
        ("Khamenei l'a dit le mois dernier.", [("le mois dernier", "2022-10-01/2022-10-31")]),
        ("CNN l'a dit ce mois-ci.", [("ce mois-ci", "2022-11-01/2022-11-30")]),
        ("En septembre, Kiev a avancé.", [("En septembre", "2022-09-01/2022-09-30")]),
    ],
)
def test_a_month_of_publication_tells_months_and_no_days(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert cells(text, NOVEMBER) == expected


@given(st.lists(st.sampled_from([text for text, _ in SAID]) | st.text(max_size=20), max_size=4))
def test_offsets_quote_the_text(parts: list[str]) -> None:
    text = " ".join(parts)
    for mention in times(text, TUESDAY):
        assert text[mention.start : mention.end] == mention.period.text
