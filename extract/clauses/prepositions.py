"""Which preposition begins at a token, however it is contracted or compounded?"""

from collections.abc import Mapping, Sequence
from functools import cache

from extract.parsed import Token
from ontology.lexicon import grammar

_TAGS = frozenset(["ADP", "DET", "PROPN", "VERB", "SCONJ", "ADV"])


@cache
def _by_first_word() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for preposition in (*grammar().prepositions, *grammar().alike):
        words = tuple(_words(preposition))
        table.setdefault(words[0], []).append((words, _canonical(preposition)))
    return {first: tuple(sorted(e, key=lambda e: -len(e[0]))) for first, e in table.items()}


def _words(preposition: str) -> list[str]:
    """Uncontract "au sein de" and "d'après" as tokens are uncontracted."""
    words = preposition.replace("d'", "d' ").replace("l'", "l' ").split()
    return [part for word in words for part in _plain(word)]


def _canonical(preposition: str) -> str:
    return grammar().alike.get(preposition, preposition).replace("l' ", "l'")


def _plain(word: str) -> tuple[str, ...]:
    if word == "l'":
        return ("le",)
    return grammar().contractions.get(word, (word,))


def preposition_at(tokens: Sequence[Token], i: int) -> tuple[str, int] | None:
    """Return the preposition that begins at `tokens[i]` and the index after it, or None.

    "aux côtés de" comes back as one preposition; "au" and "du" as "à" and "de", the article in
    them being dropped.
    """
    token = tokens[i]
    candidates = _by_first_word().get(_plain(token.low)[0])
    if candidates is None or (token.lower_ in {"des", "de"} and token.pos_ == "DET"):
        return None
    words, ends = _unroll(tokens, i, len(candidates[0][0]))
    for wanted, canonical in candidates:
        if tuple(words[: len(wanted)]) == wanted:
            if len(wanted) == 1 and token.pos_ not in _TAGS:
                continue
            return canonical, ends[len(wanted) - 1]
    return None


def _unroll(tokens: Sequence[Token], i: int, most: int) -> tuple[list[str], list[int]]:
    """Spell out up to so many tokens from `i`, dropping "le/les" that a contraction hides."""
    words: list[str] = []
    ends: list[int] = []
    for j in range(i, min(i + most, len(tokens))):
        for word in _plain(tokens[j].low):
            words.append(word)
            ends.append(j + 1)
    return words, ends


def approximator_end(tokens: Sequence[Token], i: int) -> int:
    """Return the index after "près de", "plus de" or the like before a number at `i`, or `i` itself."""
    if i >= len(tokens):
        return i
    candidates = _approximators().get(_plain(tokens[i].low)[0])
    if candidates is None:
        return i
    spelt, ends = _unroll(tokens, i, len(candidates[0]))
    for words in candidates:
        if tuple(spelt[: len(words)]) != words:
            continue
        end = ends[len(words) - 1]
        if end < len(tokens) and _counts(tokens[end], tokens):
            return end
    return i


@cache
def _approximators() -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """Return the words of each approximator by its first, the longest before the others."""
    table: dict[str, list[tuple[str, ...]]] = {}
    for entry in grammar().approximators:
        words = tuple(_words(entry))
        table.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(e, key=len, reverse=True)) for first, e in table.items()}


def _counts(token: Token, tokens: Sequence[Token]) -> bool:
    """Tell whether a number begins at `token` ("800", "un millier")."""
    if token.pos_ == "NUM" or token.text[0].isdigit():
        return True
    after = tokens[token.i + 1] if token.i + 1 < len(tokens) else None
    return (
        token.lower_ in {"un", "une", "la"}
        and after is not None
        and after.lemma_.lower() in grammar().classifiers | {"moitié"}
    )
