"""What is a sentence made of, once cut? Phrases, verb groups and marks, in order."""

from dataclasses import dataclass

from extract.parsed import Token


@dataclass(slots=True, eq=False)
class Phrase:
    """A noun phrase with the preposition that introduces it, if any, uncontracted ("à", "de").

    `start` and `end` are token indices in the passage, the end exclusive. `items` are the
    coordinated parts ("l'Iran et la Syrie" has two), each a (start, end) of its own.
    """

    preposition: str | None
    start: int
    end: int
    head: Token
    items: tuple[tuple[int, int], ...]


@dataclass(slots=True, eq=False)
class VerbGroup:
    """A verb with its auxiliaries, clitics and negation.

    `form` is "finite", "infinitive", "participle" (past, without auxiliary) or "gerund" (present
    participle). `bearer` has the mood and tense: the auxiliary, or the verb itself.
    """

    start: int
    end: int
    head: Token
    bearer: Token
    lemma: str
    form: str
    passive: bool
    reflexive: bool
    clitics: tuple[Token, ...]


@dataclass(slots=True, eq=False)
class Mark:
    """A word or sign between phrases.

    `kind` is "relative", "subordinator", "conjunction", "comma" or "stop".
    """

    kind: str
    start: int
    end: int
    head: Token


Element = Phrase | VerbGroup | Mark
