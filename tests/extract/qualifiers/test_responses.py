"""Do answers made elsewhere reach the claim they answer?"""

from types import SimpleNamespace

import pytest
from spacy.language import Language

from extract.qualifiers import qualify, respond
from ontology.cues import ResponseExample, response_rules
from tests.extract.qualifiers.test_cues import discourse_of, predication

EXAMPLES = [
    pytest.param(example, id=f"{rule.rule}: {example.text}")
    for rule in response_rules()
    for example in rule.examples
]


@pytest.mark.parametrize("example", EXAMPLES)
def test_rule_decides_its_examples(nlp: Language, example: ResponseExample) -> None:
    discourse = discourse_of(nlp, example.text)
    predicate = predication(discourse, example.about)
    claim = SimpleNamespace(
        relation="TRANSFERS_MISSILES_TO",
        subject="Téhéran",
        object="Damas",
        predication=predicate,
        passage_index=0,
        qualification=qualify(predicate, discourse),
    )
    [added] = respond([claim], discourse)
    assert [f"{s.entity_id} {s.stance}" for s in added] == list(example.by)
