"""Where does a fixed adverbial end that looks like a phrase ("de nouveau", "dans la foulée")?"""

from collections.abc import Mapping
from functools import cache

from extract.parsed import Span
from ontology.lexicon import grammar


def adverbial_end(tokens: Span, i: int) -> int:
    """Return the index after the adverbial that begins at `tokens[i]`, or `i` where none does."""
    for words in _by_first_word().get(tokens[i].lower_, ()):
        if [t.lower_ for t in tokens[i : i + len(words)]] == list(words):
            return i + len(words)
    return i


@cache
def _by_first_word() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    table: dict[str, list[tuple[str, ...]]] = {}
    for adverbial in grammar().adverbials:
        words = tuple(adverbial.replace("l'", "l' ").replace("d'", "d' ").split())
        table.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in table.items()}
