"""Which nouns describe people who are not named? "trois responsables iraniens", "des sources occidentales"."""

from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import TypeAdapter

from ontology.strict import Strict, read_yaml


class GroupNoun(Strict):
    """A noun for people; `feminine` is given where it differs, `plural` is the masculine one."""

    word: str
    feminine: str | None = None
    plural: str
    kind: Literal["officials", "military", "fighters", "experts", "sources", "civilians", "allies"]


@cache
def group_nouns() -> tuple[GroupNoun, ...]:
    """Return the nouns of `groups.yaml`."""
    return tuple(read_yaml(files("ontology") / "groups.yaml", TypeAdapter(list[GroupNoun])))
