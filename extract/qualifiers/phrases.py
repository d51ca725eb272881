"""Is a verb part of a fixed phrase? "garder le silence", "aller plus loin"."""

from collections.abc import Sequence

from extract.parsed import Token

_BETWEEN = 3


def follows(verb: Token, words: Sequence[str]) -> bool:
    """Tell whether `words`, as they stand or by lemma, follow the verb with little in between."""
    left = list(words)
    for token in verb.doc.tokens[verb.i + 1 : verb.i + 1 + _BETWEEN + len(words)]:
        if left and left[0] in {token.low, token.lemma_}:
            left.pop(0)
    return not left
