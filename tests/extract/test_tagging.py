"""Tags that the model gets wrong on news are mended, and the names that ran over a verb are cut."""

import pytest
import spacy
from spacy.language import Language

from extract.parsed import Doc
from extract.tagging import mend


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("fr_core_news_md")


def mended(nlp: Language, text: str) -> Doc:
    """Return the parse of `text` with its tags mended."""
    doc = Doc(nlp(text))
    mend(doc)
    return doc


@pytest.mark.parametrize(
    ("text", "word", "pos"),
    [
        ("Moscou livre des drones à Pékin.", "livre", "VERB"),
        ("Le Mexique repousse l'offre d'aide militaire de Washington.", "repousse", "VERB"),
        ("Kim Jong-un menace la Corée du Sud d'anéantissement.", "menace", "VERB"),
        ("Prague a fait don de chars T-72 à Kiev.", "T-72", "PROPN"),
        ("Le Rwanda est accusé d'avoir envahi l'est de la RDC.", "est", "AUX"),
        ("Les critiques américaines envers l'Afrique du Sud se multiplient.", "envers", "ADP"),
        ("La fourniture de drones iraniens à l'armée soudanaise est attestée.", "drones", "NOUN"),
        ("Des frappes russes ont visé Kharkiv.", "russes", "ADJ"),
        ("Sanctionnée par Washington, la Syrie s'effondre.", "Sanctionnée", "VERB"),
        ("L'Azerbaïdjan, allié de la Turquie, a gagné la guerre.", "allié", "NOUN"),
    ],
)
def test_a_word_has_its_part_of_speech(nlp: Language, text: str, word: str, pos: str) -> None:
    assert next(t.pos_ for t in mended(nlp, text) if t.text == word) == pos


def test_the_east_is_no_verb(nlp: Language) -> None:
    doc = mended(nlp, "Le Rwanda est accusé d'avoir envahi l'est de la RDC.")
    assert [t.pos_ for t in doc if t.text == "est"] == ["AUX", "NOUN"]


def test_a_present_is_no_future(nlp: Language) -> None:
    doc = mended(nlp, "Le Niger accueille des soldats russes.")
    assert all("Fut" not in t.morph.get("Tense") for t in doc)


def test_a_name_ends_before_its_verb(nlp: Language) -> None:
    doc = mended(nlp, "Le G7 presse l'Inde de faire preuve de retenue.")
    assert all("presse" not in name.text for name in doc.ents)
