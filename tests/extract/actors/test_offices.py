"""Who holds which office, by a title, a verb, a list or the table?"""

from datetime import date

import pytest

from extract.actors import Cast, identify
from extract.model import choose_model, load_model
from extract.passages import parse


def cast_of(text: str) -> Cast:
    """Return the cast of an article of one paragraph."""
    nlp = load_model(choose_model(None))
    return identify(parse(nlp, text, [(0, len(text), "body")]), date(2025, 6, 1))


@pytest.mark.parametrize(
    ("text", "offices"),
    [
        (
            "Les présidents russe, Vladimir Poutine, et iranien, Massoud Pezechkian, se sont parlé.",
            [
                "person:vladimir-poutine country:RU président",
                "person:massoud-pezeshkian country:IR président",
            ],
        ),
        (
            "Taïwan s'arme. Le ministre de la Défense de l'île, Wellington Koo, a parlé.",
            ["person:wellington-koo country:TW ministre de la Défense"],
        ),
        (
            "Celso Amorim, conseiller diplomatique de Lula, s'est tu.",
            ["person:celso-amorim country:BR conseiller diplomatique"],
        ),
        (
            "Abbas Araghchi, qui dirige la diplomatie iranienne, a nié.",
            ["person:abbas-araghchi country:IR dirigeant"],
        ),
        (
            "L'Union européenne agit. Son nouveau médiateur, le Danois Peter Sorensen, a échoué.",
            ["person:peter-sorensen org:union-europeenne médiateur"],
        ),
        (
            "Le ministre malien des Affaires étrangères Abdoulaye Diop s'est exprimé.",
            ["person:abdoulaye-diop country:ML ministre"],
        ),
        ("Le général Abdourahamane Tiani préside une réunion de l'Union africaine.", []),
        ("La Première ministre japonaise est arrivée.", []),
        (
            "L'élection de Karim Soltani à la tête de la Ligue arabe a surpris.",
            ["person:karim-soltani org:ligue-arabe à la tête"],
        ),
        (
            "Ali Rahimi, conseiller du Guide suprême, est rentré en Iran.",
            ["person:ali-raimi country:IR conseiller"],
        ),
        (
            "L'Union africaine a salué l'accord, a dit la cheffe de sa diplomatie, Awa Traoré.",
            ["person:aua-traor org:union-africaine cheffe"],
        ),
        (
            "À Oslo, un député, Lars Haltbrekken, a protesté.",
            ["person:lars-haltbreken country:NO député"],
        ),
        (
            "Le FPLP a signé. Le chef du mouvement, Karim Soltani, était absent.",
            ["person:karim-soltani org:fplp chef"],
        ),
        (
            "L'Uruguay, dont le conseiller Pablo Ferreira fut reçu, hésite.",
            ["person:pablo-ferera country:UY conseiller"],
        ),
        (
            "Le Chili proteste. Santiago craint Lima. Le ministre de l'Intérieur, Mario Rivas, a démissionné.",
            ["person:mario-rivas country:CL ministre de l'Intérieur"],
        ),
        (
            "Le ministère estonien de la Défense a démenti. Le porte-parole Jaan Tamm s'est tu.",
            ["person:jan-tam org:ministere-de-la-defense-ee porte-parole"],
        ),
    ],
)
def test_offices(text: str, offices: list[str]) -> None:
    assert [f"{o.person_id} {o.body_id} {o.title}" for o in cast_of(text).offices] == offices


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("La CIA a renseigné les États-Unis.", ["org:cia country:US"]),
        ("La CIA s'est tue.", []),
        ("Le Somaliland a défié la Somalie.", []),
    ],
)
def test_bodies_are_part_of_what_the_article_names(text: str, parts: list[str]) -> None:
    assert [f"{p.org_id} {p.country_id}" for p in cast_of(text).parts] == parts
