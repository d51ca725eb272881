"""Who does what to whom, however French puts it: one construction a sentence."""

import pytest
import spacy
from spacy.language import Language

from extract.actors import identify
from extract.passages import parse
from extract.pipeline import drafts_of


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("fr_core_news_md")


def read(nlp: Language, text: str) -> set[tuple[str, str, str, str]]:
    """Return (subject, relation, object, polarity) of each claim of `text`."""
    passages = parse(nlp, text, [(0, len(text), "body")])
    return {
        (d.subject, d.match.relation, d.object, d.qualification.polarity.value)
        for d in drafts_of(passages, identify(passages, None), None)
    }


@pytest.mark.parametrize(
    ("text", "subject", "relation", "target", "polarity"),
    [
        pytest.param(*case, id=case[0])
        for case in [
            ("La Turquie forme et équipe l'armée somalienne.", "TR", "PROVIDES_AID_TO", "SO", "positive"),
            ("Les gardes-côtes libyens sont formés et équipés par l'Italie.",
             "IT", "PROVIDES_AID_TO", "LY", "positive"),
            ("Plus de 4 000 soldats rwandais sont déployés au Mozambique.",
             "RW", "DEPLOYS_FORCES_TO", "MZ", "positive"),
            ("La rencontre, mardi à Riyad, de l'Irak et de l'Iran a duré une heure.",
             "IQ", "MEETS_WITH", "IR", "positive"),
            ("Des contacts ont lieu depuis l'automne entre Damas et Ankara.", "SY", "TALKS_WITH", "TR", "positive"),
            ("Nairobi est inquiet pour Haïti, où le Tchad a déployé des soldats.",
             "TD", "DEPLOYS_FORCES_TO", "HT", "positive"),
            ("La situation se dégrade en Haïti. Le Tchad y a envoyé des soldats.",
             "TD", "DEPLOYS_FORCES_TO", "HT", "positive"),
            ("La Russie a fait venir des instructeurs au Togo.", "RU", "DEPLOYS_FORCES_TO", "TG", "positive"),
            ("Moscou a fourni de l'uranium enrichi à la Bolivie.", "RU", "SUPPLIES_TECHNOLOGY_TO", "BO", "positive"),
            ("Le Ghana entend aider le Bénin.", "GH", "PROVIDES_AID_TO", "BJ", "positive"),
            ("Le Rwanda, dont le soutien au Burundi est connu, se tait.", "RW", "PROVIDES_AID_TO", "BI", "positive"),
            ("Kaboul a été la cible de raids aériens pakistanais.", "PK", "ATTACKS", "AF", "positive"),
            ("Le Yémen fait l'objet de frappes américaines.", "US", "ATTACKS", "YE", "positive"),
            ("Washington a suspendu son aide à l'Afrique du Sud.", "US", "PROVIDES_AID_TO", "ZA", "negative"),
            ("Moscou a bombardé Kharkiv.", "RU", "ATTACKS", "UA", "positive"),
            ("Israël a bombardé dans la foulée le port de Hodeïda.", "IL", "ATTACKS", "YE", "positive"),
            ("Islamabad, partenaire historique de Pékin, hésite.", "PK", "COOPERATES_WITH", "CN", "positive"),
            ("Alliée de la Russie, la Biélorussie accueille ses missiles.", "BY", "COOPERATES_WITH", "RU", "positive"),
            ("La Thaïlande est la première cliente de la Suède.", "TH", "ORDERS_FROM", "SE", "positive"),
            ("La Somalie accuse de nouveau l'Éthiopie.", "SO", "ACCUSES", "ET", "positive"),
            ("Les Philippines, auxquelles l'Inde a livré en avril des missiles, se réjouissent.",
             "IN", "TRANSFERS_MISSILES_TO", "PH", "positive"),
            ("L'Arménie attend des obus de 155 mm, dont New Delhi a livré plusieurs lots à Erevan.",
             "IN", "TRANSFERS_MUNITIONS_TO", "AM", "positive"),
            ("Le Venezuela cherchait des drones, et Téhéran les a livrés à Caracas.",
             "IR", "TRANSFERS_DRONES_TO", "VE", "positive"),
            ("La signature, le 8 août, d'une déclaration commune par l'Arménie et l'Azerbaïdjan a surpris.",
             "AM", "SIGNS_AGREEMENT_WITH", "AZ", "positive"),
            ("L'accord signé par Kinshasa et Kigali est mort.", "CD", "SIGNS_AGREEMENT_WITH", "RW", "positive"),
            ("L'Iran, armé par la Russie, a menacé le Koweït.", "IR", "WARNS", "KW", "positive"),
            ("À l'Ukraine, Paris a livré des missiles.", "FR", "TRANSFERS_MISSILES_TO", "UA", "positive"),
            ("Varsovie a fermé deux postes et menacé Minsk de représailles.", "PL", "WARNS", "BY", "positive"),
            ("Riga a rappelé son consul, puis condamné le Bélarus.", "LV", "CONDEMNS", "BY", "positive"),
            ("L'Inde, qui attend à New Delhi la visite du chef de la diplomatie talibane, Amir Khan Muttaqi, "
             "a condamné le Pakistan.", "IN", "CONDEMNS", "PK", "positive"),
            ("Le Kenya, rappelle le quotidien, avait averti l'Ouganda.", "KE", "WARNS", "UG", "positive"),
            ("L'Angola et le Togo ont, eux, vendu des drones au Mali.", "AO", "TRANSFERS_DRONES_TO", "ML", "positive"),
            ("La Tanzanie, elle, garde trois cents hommes au Mozambique.", "TZ", "DEPLOYS_FORCES_TO", "MZ", "positive"),
            ("Le Pérou a acheté l'an dernier douze chasseurs à la Suède.", "PE", "ORDERS_FROM", "SE", "positive"),
            ("Le Chili a tiré des obus tout en avertissant la Bolivie.", "CL", "WARNS", "BO", "positive"),
            ("Le Kenya avait également fournit des drones au Malawi.", "KE", "TRANSFERS_DRONES_TO", "MW", "positive"),
            ("Deux soldats togolais sont morts mardi à Dapaong, tués par l'armée ghanéenne.",
             "GH", "ATTACKS", "TG", "positive"),
            ("L'Ouganda, qui forme l'armée rwandaise, a averti le Burundi.", "UG", "WARNS", "BI", "positive"),
            ("Le gouvernement kenyan pointe du doigt l'Ouganda.", "KE", "ACCUSES", "UG", "positive"),
            ("Le Burundi a tiré sur le Rwanda avec l'appui de la Tanzanie.", "TZ", "PROVIDES_AID_TO", "BI", "positive"),
            ("Le Burundi a tiré sur le Rwanda sans l'aide de la Tanzanie.", "TZ", "PROVIDES_AID_TO", "BI", "negative"),
            ("Le Togo a par ailleurs commandé au Ghana des fusils.", "TG", "ORDERS_FROM", "GH", "positive"),
            ("Les frappes que le Tchad a menées contre le Soudan ont cessé.", "TD", "ATTACKS", "SD", "positive"),
            ("Le Togo livre des missiles au Ghana, ce que condamne le Mali.", "ML", "CONDEMNS", "TG", "positive"),
            ("Le Togo a livré des obus au Ghana, une décision que le Mali a critiquée.",
             "ML", "CONDEMNS", "TG", "positive"),
            ("Le Togo a présenté un plan de paix que le Mali a rejeté.", "ML", "REJECTS", "TG", "positive"),
            ("Le Togo a demandé au Mali de partir, ce que ce dernier a refusé.", "ML", "REJECTS", "TG", "positive"),
            ("Le Mali a utilisé des drones que la Turquie a livrés.", "TR", "TRANSFERS_DRONES_TO", "ML", "positive"),
            ("Le Kenya a vendu au Tchad des radars achetés à Israël.", "KE", "ORDERS_FROM", "IL", "positive"),
            ("Le Maroc, son rival, livre des fusils au Mali.", "MA", "TRANSFERS_WEAPONS_TO", "ML", "positive"),
            ("Le Tchad et le Togo ont resserré leurs liens lors d'une rencontre entre le Mali et le Niger.",
             "ML", "MEETS_WITH", "NE", "positive"),
            ("La Chine a fourni à Addis-Abeba des drones.", "CN", "TRANSFERS_DRONES_TO", "ET", "positive"),
            ("Israël, dont l'aviation a encore frappé le Yémen, menace Téhéran.", "IL", "ATTACKS", "YE", "positive"),
            ("Irriter le Ghana, que le Togo doit rencontrer à Lomé, est risqué.", "TG", "MEETS_WITH", "GH", "positive"),
            ("L'Iran a expédié des missiles destinés au Soudan.", "IR", "TRANSFERS_MISSILES_TO", "SD", "positive"),
            ("Le Tchad a attaqué le Togo. Lomé a riposté.", "TG", "ATTACKS", "TD", "positive"),
            ("Le Tchad a revendiqué le lendemain des tirs de roquettes contre le Togo.",
             "TD", "ATTACKS", "TG", "positive"),
            ("Le Tchad a frappé d'un gel d'avoirs le Togo.", "TD", "IMPOSES_SANCTIONS_ON", "TG", "positive"),
            ("Le Mali exige du gouvernement congolais qu'il parte.", "ML", "URGES", "CD", "positive"),
            ("Le Togo a armé le Mali. Le Niger a qualifié cette décision de « provocation ».",
             "NE", "CONDEMNS", "TG", "positive"),
            ("Le Togo met en cause le Ghana, coupable de livrer des drones au Tchad.",
             "GH", "TRANSFERS_DRONES_TO", "TD", "positive"),
            ("Le Togo a livré au Ghana, affirme l'opposition en exil, des missiles.",
             "TG", "TRANSFERS_MISSILES_TO", "GH", "positive"),
            ("Au Niger, le Togo a dépêché cent soldats.", "TG", "DEPLOYS_FORCES_TO", "NE", "positive"),
            ("Des accrochages ont opposé dans la nuit l'armée syrienne à l'armée turque.",
             "TR", "ATTACKS", "SY", "positive"),
            ("Des manœuvres navales conduites par le Togo et le Ghana ont débuté.",
             "TG", "COOPERATES_WITH", "GH", "positive"),
            ("Le Togo a réclamé au Ghana le départ de ses soldats, demande rejetée par Accra.",
             "GH", "REJECTS", "TG", "positive"),
            ("Chypre, qui partage avec Israël ses données radar, redoute une attaque.",
             "CY", "SUPPLIES_INTELLIGENCE_TO", "IL", "positive"),
            ("Le Togo a proposé au Ghana de partager avec lui du renseignement.",
             "TG", "SUPPLIES_INTELLIGENCE_TO", "GH", "positive"),
            ("Le message a paru sur X. L'Inde a condamné le Pakistan.", "IN", "CONDEMNS", "PK", "positive"),
        ]
    ],
)  # fmt: skip
def test_construction_is_read(
    nlp: Language, text: str, subject: str, relation: str, target: str, polarity: str
) -> None:
    expected = (f"country:{subject}", relation, f"country:{target}", polarity)
    assert expected in read(nlp, text)


def test_a_clitic_is_nobody_who_acts_with_it(nlp: Language) -> None:
    text = "La présence de soldats coréens gêne, alors que l'Ukraine et l'OTAN la dénonçaient hier."
    assert not any(claim[1] == "CONDEMNS" and claim[2] == "org:otan" for claim in read(nlp, text))


def test_subject_that_waits_for_its_verb_is_no_speaker(nlp: Language) -> None:
    text = "L'Ouganda, qui forme l'armée rwandaise, a averti le Burundi."
    passages = parse(nlp, text, [(0, len(text), "body")])
    drafts = drafts_of(passages, identify(passages, None), None)
    assert [d.sources for d in drafts] == [()] * len(drafts)
