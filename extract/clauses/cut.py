"""How is a passage cut into clauses? Each sentence with its elements, and who is whose subject."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from extract.clauses.chunking import Chunker
from extract.clauses.elements import Phrase, VerbGroup
from extract.clauses.sentences import sentences
from extract.clauses.structure import Structure
from extract.parsed import Doc, Span, Token
from extract.relations.frames import frame_index
from ontology.lexicon import grammar


class Mention(Protocol):
    """What is needed of a mention: its words, and how they name somebody."""

    @property
    def span(self) -> Span:
        """Return the words."""

    @property
    def kind(self) -> str:
        """Return "name", "pronoun", "adjective" ..."""


class Mentions(Protocol):
    """What is needed of the cast: the mention that covers a token."""

    def at(self, token: Token) -> Mention | None:
        """Return the mention at `token`."""


@dataclass(frozen=True, slots=True)
class Clauses:
    """The sentences of a passage, in order and without gaps, each with its structure."""

    sentences: tuple[tuple[Span, Structure], ...]
    _verbs: Mapping[int, tuple[Structure, int]]

    def subject_of(self, verb: Token) -> Phrase | None:
        """Return the surface subject of the group in which `verb` stands, or None where none is told."""
        structure, k = self._verbs.get(verb.i, (None, 0))
        subject = structure.subject(k) if structure is not None else None
        phrase = (
            structure.elements[subject] if structure is not None and subject is not None else None
        )
        return phrase if isinstance(phrase, Phrase) else None


def cut(doc: Doc, cast: Mentions) -> Clauses:
    """Cut `doc` into clauses; no name of `cast` is cut in two."""
    covering, forms = _names(doc, cast), frame_index().forms
    found = []
    verbs: dict[int, tuple[Structure, int]] = {}
    for sentence in sentences(doc):
        elements = Chunker(sentence, lambda t: covering.get(t.i), forms).elements()
        structure = Structure(elements, lambda phrase: _names_actor(phrase, cast))
        found.append((sentence, structure))
        for k, element in enumerate(elements):
            if isinstance(element, VerbGroup):
                verbs.update((i, (structure, k)) for i in range(element.start, element.end))
    return Clauses(tuple(found), verbs)


def _names_actor(phrase: Phrase, cast: Mentions) -> bool:
    """Tell whether `phrase` names an actor, and does not merely stress one."""
    tokens = phrase.head.doc[phrase.start : phrase.end]
    if len(tokens) == 1 and phrase.head.lower_ in grammar().disjunctive:
        return False
    mentions = (cast.at(token) for token in tokens)
    return any(m is not None and m.kind not in {"adjective", "possessive"} for m in mentions)


def _names(doc: Doc, cast: Mentions) -> dict[int, tuple[int, int]]:
    """Return token index -> bounds of the name that covers it; a name is never cut."""
    table: dict[int, tuple[int, int]] = {}
    for token in doc:
        mention = cast.at(token)
        if mention is not None and mention.kind in {"name", "office", "group"}:
            table[token.i] = (mention.span.start, mention.span.end)
    return table
