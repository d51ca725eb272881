"""Where does a fixed adverbial end that looks like a phrase ("de nouveau", "dans la foulée")?"""

from collections.abc import Mapping, Sequence
from functools import cache

from extract.parsed import Token
from ontology.lexicon import grammar

_SHORTEST = 2


def adverbial_end(tokens: Sequence[Token], i: int) -> int:
    """Return the index after the adverbial that begins at `tokens[i]`, or `i` where none does."""
    if i + 1 >= len(tokens):
        return i
    for words in _by_first_words().get((tokens[i].lower_, tokens[i + 1].lower_), ()):
        if [t.lower_ for t in tokens[i : i + len(words)]] == list(words):
            return i + len(words)
    return i


def adverbial_before(tokens: Sequence[Token], end: int) -> int:
    """Return the index at which the adverbial begins that ends before `end`, or `end` where none does."""
    if end < _SHORTEST:
        return end
    for words in _by_last_words().get((tokens[end - 2].lower_, tokens[end - 1].lower_), ()):
        first = end - len(words)
        if first >= 0 and [t.lower_ for t in tokens[first:end]] == list(words):
            return first
    return end


@cache
def _by_first_words() -> Mapping[tuple[str, str], tuple[tuple[str, ...], ...]]:
    return _by_two(0)


@cache
def _by_last_words() -> Mapping[tuple[str, str], tuple[tuple[str, ...], ...]]:
    return _by_two(-2)


def _by_two(place: int) -> Mapping[tuple[str, str], tuple[tuple[str, ...], ...]]:
    """Return the adverbials, each of two words or more, by the two from `place` on; the longest first."""
    table: dict[tuple[str, str], list[tuple[str, ...]]] = {}
    for adverbial in grammar().adverbials:
        words = tuple(adverbial.replace("l'", "l' ").replace("d'", "d' ").split())
        first, second = words[place:][:2]
        table.setdefault((first, second), []).append(words)
    return {pair: tuple(sorted(found, key=len, reverse=True)) for pair, found in table.items()}
