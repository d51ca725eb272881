"""What has been named so far, seen from a place in the text: the candidates for a pronoun."""

from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass, field

from extract.actors.mention import Mention
from extract.actors.names import fold
from extract.actors.roster import Roster
from extract.parsed import Token
from graph.models import EntityType
from ontology.countries import countries_by_code

_JOINS = frozenset(
    {",", "et", "ou", "ainsi", "que", "la", "le", "les", "l'", "de", "d'", "du", "des", "à", "au", "aux"}
)  # fmt: skip
_AND = frozenset({"et", "ou", "ainsi"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "nsubj:caus"})
_MASCULINE = frozenset({"le", "du", "au", "un", "ce"})
_FEMININE = frozenset({"la", "une", "cette"})
_REACH = 3
_STOPS = frozenset({".", "?", "!", "…", ";"})
_QUOTES = frozenset({"«", "»", "“", "”", '"', "-", "–", "—", "•"})
_CIVIL = frozenset({"m", "mm", "mme", "mmes", "mlle", "mr", "dr"})
_OPENERS = frozenset({"et", "mais", "or", "car", "puis", "quant", "a", "au", "aux"})
_SUBORDINATE = frozenset({"advcl", "acl", "acl:relcl", "ccomp", "csubj"})


@dataclass(slots=True, eq=False)
class Candidate:
    """Actors that a pronoun may stand for; `distance` counts tokens, `passages` the paragraphs between."""

    entities: tuple[str, ...]
    mention: Mention
    distance: int
    passages: int


@dataclass(slots=True)
class History:
    """The mentions of an article by passage, in the order of the text."""

    roster: Roster
    rows: list[list[tuple[int, int, Mention]]] = field(default_factory=list)
    index: dict[int, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.index = {id(p.doc): n for n, p in enumerate(self.roster.passages)}
        self.rows = [[] for _ in self.roster.passages]
        for mention in self.roster.mentions:
            self.add(mention)

    def add(self, mention: Mention) -> None:
        """Enter a mention that has been resolved; mere places and adjectives are no candidates."""
        if mention.kind not in {"place", "adjective"}:
            row = self.rows[self.index[id(mention.span.doc)]]
            insort(row, (mention.span.start, len(row), mention))

    def before(
        self, token: Token, reach: int = _REACH, *, owners: bool = False
    ) -> Iterator[Candidate]:
        """Yield what is named before `token`, the nearest first, as far as `reach` paragraphs back.

        Those who are only "son" or "leurs" are left out unless `owners`.
        """
        here = self.index[id(token.doc)]
        gone = 0
        for number in range(here, max(-1, here - reach - 1), -1):
            doc = self.roster.passages[number].doc
            limit = token.i if number == here else len(doc)
            for start, _, mention in reversed(self.rows[number]):
                if mention.kind == "possessive" and not owners:
                    continue
                if mention.span.end <= limit and self.roster.at(mention.span[0]) is mention:
                    yield Candidate(mention.entities, mention, gone + limit - start, here - number)
            gone += limit

    def joined(self, mention: Mention) -> tuple[str, ...]:
        """Return the actors coordinated with a mention, from the first of them to itself.

        The last two need "et" or "ou" between them; a comma parts those before.
        """
        found = list(mention.entities)
        doc, current = mention.span.doc, mention
        while True:
            place, united = current.span.start - 1, False
            while place >= 0 and current.span.start - place < 5 and fold(doc[place].text) in _JOINS:
                word = doc[place].lower_
                listed = current is not mention and current.head.dep_ in {"conj", "appos"}
                united = united or word in _AND or (word == "," and listed)
                place -= 1
            before = self.roster.at(doc[place]) if place >= 0 else None
            if before is None or not united or before.kind in {"place", "adjective"}:
                return tuple(dict.fromkeys(found))
            found = [*before.entities, *found]
            current = before

    def coordinated(self, mention: Mention) -> bool:
        """Tell whether "et" joins a mention to one before or after it."""
        if len(self.joined(mention)) > 1:
            return True
        doc, place = mention.span.doc, mention.span.end
        if place + 1 >= len(doc) or doc[place].lower_ != "et":
            return False
        after = self.roster.at(doc[place + 1]) or self.roster.at(doc[min(place + 2, len(doc) - 1)])
        return after is not None and after.kind not in {"place", "adjective"}

    def genders(self, mention: Mention) -> frozenset[str]:
        """Return the genders of the pronouns that may take up a mention."""
        doc, start = mention.span.doc, mention.span.start
        for token in (doc[start], doc[start - 1] if start else doc[start]):
            word = fold(token.text)
            if word in _MASCULINE:
                return frozenset("m")
            if word in _FEMININE:
                return frozenset("f")
        if mention.kind == "group":
            return frozenset("fm")
        first = doc[start]
        if first.pos_ == "NOUN" and first.text[:1].islower() and first.morph.get("Gender", []):
            return frozenset("f" if "Fem" in first.morph.get("Gender", []) else "m")
        traits = self.roster.traits[mention.entities[0]]
        if traits.type is EntityType.COUNTRY and traits.code:
            capitals = {fold(name) for name in countries_by_code()[traits.code].capitals}
            if fold(mention.span.text) in capitals:
                return frozenset("fm")
        return traits.genders

    def plural(self, mention: Mention) -> bool:
        """Tell whether a mention is taken up by a plural pronoun."""
        if len(mention.entities) > 1 or mention.kind == "group":
            return True
        traits = self.roster.traits[mention.entities[0]]
        first = fold(mention.span[0].text)
        before = fold(mention.span.doc[mention.span.start - 1].text) if mention.span.start else ""
        if {first, before} & {"les", "des", "aux", "ces"}:
            return True
        named = traits.type is EntityType.ORGANIZATION or fold(traits.name) == fold(
            mention.span.text
        )
        return traits.plural and named


def is_subject(mention: Mention) -> bool:
    """Tell whether a mention is the subject of its clause."""
    root = mention.head
    apposed = False
    for _ in range(4):
        if root.dep_ in _SUBJECTS:
            return True
        if root.dep_ not in {"conj", "appos", "flat:name", "nmod"} or root.head.i == root.i:
            return False
        of = root.dep_ == "nmod" and any(c.dep_ == "case" for c in root.children)
        if of and not apposed:
            return False
        apposed = root.dep_ == "appos"  # "le chef de la diplomatie, X": X is he
        root = root.head
    return False


def sentence_start(token: Token) -> int:
    """Return where the sentence of a token begins by its stops, whatever the parser cut."""
    doc, place = token.doc, token.i
    while place > 0 and doc[place - 1].text not in _STOPS:
        place -= 1
    return place


def opens(mention: Mention) -> bool:
    """Tell whether a mention is what its sentence is about by its place ("Et la France ?", "Quant à Rabat")."""
    doc, place = mention.span.doc, mention.span.start - 1
    if place >= 0 and fold(doc[place].text).rstrip(".") in _CIVIL:
        place -= 1
    if place >= 0 and doc[place].pos_ == "DET":
        place -= 1
    if place >= 0 and fold(doc[place].text) in _OPENERS:
        about = doc[place].lower_ == "et" or (place > 0 and fold(doc[place - 1].text) == "quant")
        if not about and doc[place].pos_ == "ADP":
            return False
        place -= 1 + (place > 0 and fold(doc[place - 1].text) == "quant")
    while place >= 0 and doc[place].text in _QUOTES:
        place -= 1
    return place < 0 or doc[place].text in _STOPS


def subordinate(mention: Mention, token: Token) -> bool:
    """Tell whether a mention stands in a clause that depends on another and does not hold `token`."""
    verb = clause_verb(mention.head)
    if verb.dep_ not in _SUBORDINATE:
        return False
    node = token
    while node.i not in {node.head.i, verb.i}:
        node = node.head
    return node.i != verb.i


def clause_verb(token: Token) -> Token:
    """Return the verb that governs a token, or the root of its sentence."""
    node = token
    while node.head.i != node.i:
        node = node.head
        if node.pos_ in {"VERB", "AUX"}:
            return node
    return node


__all__ = [
    "Candidate",
    "History",
    "clause_verb",
    "is_subject",
    "opens",
    "sentence_start",
    "subordinate",
]
