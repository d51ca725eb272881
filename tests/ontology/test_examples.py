"""Is every example of every relation read as its file says?"""

import pytest

from extract.model import choose_model
from extract.ontology_check import misreading
from ontology.relations import Example, Relation, relations


def _case(relation: Relation, example: Example) -> object:
    marks = [pytest.mark.xfail(reason=example.fails, strict=True)] if example.fails else []
    return pytest.param(relation, example, id=f"{relation.relation}: {example.text}", marks=marks)


EXAMPLES = [_case(relation, e) for relation in relations().values() for e in relation.examples]


@pytest.mark.parametrize(("relation", "example"), EXAMPLES)
def test_example_is_read_as_its_file_says(relation: Relation, example: Example) -> None:
    assert misreading(relation, example, choose_model()) is None


@pytest.mark.parametrize("relation", relations().values(), ids=lambda relation: relation.relation)
def test_relation_has_examples_for_and_against(relation: Relation) -> None:
    assert any(example.claims for example in relation.examples)
    assert any(not example.claims for example in relation.examples)
