"""Is a verb part of a fixed phrase? "garder le silence", "aller plus loin"."""

from collections.abc import Sequence

from extract.parsed import Token
from extract.qualifiers.words import low

_BETWEEN = 3


def follows(verb: Token, words: Sequence[str]) -> bool:
    """Tell whether `words`, as they stand or by lemma, follow the verb with little in between."""
    left = list(words)
    for token in verb.doc.tokens[verb.i + 1 : verb.i + 1 + _BETWEEN + len(words)]:
        if left and left[0] in {low(token), token.lemma_}:
            left.pop(0)
    return not left
