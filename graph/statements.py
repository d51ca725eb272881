"""Where is each Cypher statement, and where does it end?"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

_QUOTED_OR_END = re.compile(
    r"""'(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*" | (?:`[^`]*`)+ | //[^\n]* | /\*.*?\*/ | (?P<end>;)""",
    re.VERBOSE | re.DOTALL,
)
_QUOTED_OR_COMMENT = re.compile(
    r"""(?P<quoted>'(?:\\.|[^'\\])*' | "(?:\\.|[^"\\])*" | (?:`[^`]*`)+) | //[^\n]* | /\*.*?\*/""",
    re.VERBOSE | re.DOTALL,
)


def split(text: str) -> Iterator[str]:
    """Yield the statements of `text`; a `;` inside quotes or a comment ends nothing."""
    start = 0
    for token in _QUOTED_OR_END.finditer(text):
        if token["end"]:
            yield from _unless_empty(text[start : token.start()])
            start = token.end()
    yield from _unless_empty(text[start:])


def without_comments(text: str) -> str:
    """Return `text` without its comments; what looks like one inside quotes stays."""
    return _QUOTED_OR_COMMENT.sub(lambda token: token["quoted"] or " ", text).strip()


def folder(name: str) -> list[Traversable]:
    """Return the .cypher files of one folder of `cypher/`, sorted by name."""
    found = (file for file in (files("cypher") / name).iterdir() if file.name.endswith(".cypher"))
    return sorted(found, key=lambda file: file.name)


@cache
def statement(path: str, **placeholders: str) -> str:
    """Return the one statement of `cypher/PATH.cypher`.

    A placeholder stands in the file as `__NAME__`; what fills it is a name of the ontology or
    the models, or several with `|` between them, never text.
    """
    [only] = split((files("cypher") / f"{path}.cypher").read_text(encoding="utf-8"))
    for name, filling in placeholders.items():
        only = only.replace(f"__{name.upper()}__", _identifier(filling))
    return only


def _identifier(name: str) -> str:
    if not re.fullmatch(r"[A-Za-z_]+(\|[A-Za-z_]+)*", name):
        raise ValueError(f"{name!r} is no label or relationship type")
    return name


def _unless_empty(text: str) -> Iterator[str]:
    if without_comments(text):
        yield text.strip()
