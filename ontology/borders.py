"""Which states are neighbours?"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from pydantic import TypeAdapter

from ontology.countries import Code
from ontology.strict import read_yaml


@cache
def neighbours() -> Mapping[str, frozenset[str]]:
    """Return the neighbours of each state, by ISO 3166 code."""
    source = files("ontology") / "borders.yaml"
    pairs = read_yaml(source, TypeAdapter(dict[Code, tuple[Code, ...]]))
    table: dict[str, set[str]] = {}
    for code, others in pairs.items():
        for other in others:
            table.setdefault(code, set()).add(other)
            table.setdefault(other, set()).add(code)
    return MappingProxyType({code: frozenset(others) for code, others in table.items()})
