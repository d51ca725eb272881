"""The plain parse says what spaCy says."""

from pathlib import Path

import pytest
import spacy
from spacy.language import Language

from extract.parsed import Doc

TEXT = (Path(__file__).parents[2] / "examples" / "2022-11-12_drones-iraniens.txt").read_text(
    "utf-8"
)
PARAGRAPHS = [line for line in TEXT.splitlines() if line.strip()]
FEATURES = ("Number", "Gender", "Mood", "Tense", "VerbForm", "Person", "Polarity", "Poss")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.load("fr_core_news_md")


@pytest.mark.parametrize("text", PARAGRAPHS)
def test_words_tags_tree_and_names_are_those_of_the_model(nlp: Language, text: str) -> None:
    theirs = nlp(text)
    ours = Doc(theirs)
    assert len(ours) == len(theirs)
    for a, b in zip(ours, theirs, strict=True):
        assert (a.text, a.lower_, a.lemma_, a.pos_, a.dep_, a.idx) == (
            b.text, b.lower_, b.lemma_, b.pos_, b.dep_, b.idx,
        )  # fmt: skip
        assert (a.is_punct, a.is_space, a.is_upper) == (b.is_punct, b.is_space, b.is_upper)
        assert [list(a.morph.get(f)) for f in FEATURES] == [b.morph.get(f) for f in FEATURES]
        assert a.head.i == b.head.i
        assert [child.i for child in a.children] == [child.i for child in b.children]
        assert (a.left_edge.i, a.right_edge.i) == (b.left_edge.i, b.right_edge.i)
        assert (a.sent.start, a.sent.end) == (b.sent.start, b.sent.end)
    assert [(e.start, e.end, e.label_, e.root.i) for e in ours.ents] == [
        (e.start, e.end, e.label_, e.root.i) for e in theirs.ents
    ]


def test_a_stretch_of_characters_is_a_span_only_where_it_cuts_no_word(nlp: Language) -> None:
    doc = Doc(nlp("Moscou livre des missiles."))
    found = doc.char_span(7, 12)
    assert found is not None
    assert found.text == "livre"
    assert doc.char_span(8, 12) is None
    widened = doc.char_span(8, 15, alignment_mode="expand")
    assert widened is not None
    assert widened.text == "livre des"


def test_an_empty_passage_has_no_words(nlp: Language) -> None:
    doc = Doc(nlp(""))
    assert list(doc) == []
    assert doc[0:5].text == ""
