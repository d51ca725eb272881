"""Do the cues decide their own examples?"""

import pytest
from spacy.language import Language

from extract.clauses.cut import cut
from extract.clauses.tags import is_verb
from extract.parsed import Doc, Token
from extract.passages import Passage
from extract.qualifiers import Discourse, Predication, qualify
from ontology.cues import CueRule, Example, control_rules, speech_rules

EXAMPLES = [
    pytest.param(example, id=f"{rule.rule}: {example.text}")
    for rule in (*speech_rules(), *control_rules())
    for example in rule.examples
]


class Name:
    """A mention whose entity is the word itself."""

    kind = "name"

    def __init__(self, token: Token) -> None:
        """Name the entity after the word."""
        self.entities = (token.text,)
        self.span = token.doc[token.i : token.i + 1]


class Names:
    """A cast in which every capitalised name is an actor."""

    def at(self, token: Token) -> Name | None:
        """Return the mention at `token`."""
        names = {
            "Lavrov",
            "Blinken",
            "Téhéran",
            "Damas",
            "Washington",
            "Moscou",
            "Kiev",
            "Berlin",
            "Reuters",
            "Ankara",
            "Riyad",
        }
        return Name(token) if token.text in names else None


def discourse_of(nlp: Language, text: str) -> Discourse:
    """Return the discourse of a passage, cut into clauses."""
    doc = Doc(nlp(text))
    doc.clauses = cut(doc, Names())
    return Discourse([Passage(doc, 0, "body", 0)], Names())


def predication(discourse: Discourse, word: str) -> Predication:
    """Return the predicate that the example is about."""
    [token] = [t for p in discourse.passages for t in p.doc if t.text == word]
    return Predication(token, token if is_verb(token) else None)


@pytest.mark.parametrize("example", EXAMPLES)
def test_rule_decides_its_examples(nlp: Language, example: Example) -> None:
    discourse = discourse_of(nlp, example.text)
    found = qualify(predication(discourse, example.about), discourse)
    if example.modality is not None:
        assert found.modality == example.modality
    if example.polarity is not None:
        assert found.polarity == example.polarity
    if example.sources is not None:
        assert [f"{s.entity_id} {s.stance}" for s in found.attributions] == list(example.sources)


@pytest.mark.parametrize("rule", [*speech_rules(), *control_rules()], ids=lambda rule: rule.rule)
def test_every_rule_shows_an_example(rule: CueRule) -> None:
    assert rule.examples
