"""Where does a fixed adverbial end that looks like a phrase ("de nouveau", "dans la foulée")?"""

from collections.abc import Mapping, Sequence
from functools import cache

from extract.parsed import Token
from ontology.lexicon import grammar


def adverbial_end(tokens: Sequence[Token], i: int) -> int:
    """Return the index after the adverbial that begins at `tokens[i]`, or `i` where none does."""
    if i + 1 >= len(tokens):
        return i
    for words in _by_first_words().get((tokens[i].lower_, tokens[i + 1].lower_), ()):
        if [t.lower_ for t in tokens[i : i + len(words)]] == list(words):
            return i + len(words)
    return i


@cache
def _by_first_words() -> Mapping[tuple[str, str], tuple[tuple[str, ...], ...]]:
    """Return the adverbials, each of two words or more, by their first two; the longest first."""
    table: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for adverbial in grammar().adverbials:
        words = tuple(adverbial.replace("l'", "l' ").replace("d'", "d' ").split())
        table.setdefault((words[0], words[1]), []).append(words)
    return {first: tuple(sorted(found, key=len, reverse=True)) for first, found in table.items()}
