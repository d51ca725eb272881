"""Which matches does a passage hold? Every predicate of every sentence, tried against the frames."""

from collections.abc import Iterator

from extract.actors.cast import Cast
from extract.clauses.elements import Phrase, VerbGroup
from extract.clauses.predicates import Predicate, noun_predicate, verb_predicate
from extract.clauses.structure import Structure
from extract.clauses.support import verb_names
from extract.parsed import Span, Token
from extract.passages import Passage
from extract.relations.frames import Evoked, frame_index
from extract.relations.matching import Match, matches
from extract.relations.memory import Memory

_REACH = 6


def read_matches(passage: Passage, memory: Memory) -> Iterator[tuple[Match, Span]]:
    """Yield the matches of `passage`, which is cut into clauses, each with its sentence, in the order of the text.

    `memory` is that of the article; it learns them.
    """
    for sentence, structure in passage.doc.clauses.sentences:
        memory.next_sentence()
        for predicate, evoked in predicates(structure, memory.cast):
            for match in matches(predicate, evoked, memory):
                others = (match.object, match.counterpart) if match.counterpart else (match.object,)
                memory.tell(match.relation, match.subject, others)
                yield match, sentence


def predicates(structure: Structure, cast: Cast) -> Iterator[tuple[Predicate, list[Evoked]]]:
    """Yield each predicate of a sentence that evokes frames, with those frames."""
    index = frame_index()
    for k, element in enumerate(structure.elements):
        if isinstance(element, VerbGroup):
            evoked = _evoked_by_verb(element)
            if evoked:
                yield verb_predicate(structure, k), evoked
            for fixed_end, entries in _locutions(element).items():
                yield verb_predicate(structure, k, fixed_end), entries
        elif isinstance(element, Phrase):
            for noun in _nouns(element, cast):
                yield noun_predicate(structure, k, noun), list(index.nouns[noun.lemma_.lower()])


def _nouns(phrase: Phrase, cast: Cast) -> Iterator[Token]:
    nouns = frame_index().nouns
    for token in phrase.head.doc.tokens[phrase.start : phrase.end]:
        if token.pos_ == "NOUN" and token.lemma_.lower() in nouns:
            mention = cast.at(token)
            if mention is None or mention.kind in {"adjective", "possessive"}:
                yield token


def _evoked_by_verb(group: VerbGroup) -> list[Evoked]:
    return [e for name in verb_names(group) for e in frame_index().verbs.get(name, ())]


def _locutions(group: VerbGroup) -> dict[int, list[Evoked]]:
    """Return the frames whose locution the verb begins, by the token index after its fixed words."""
    found: dict[int, list[Evoked]] = {}
    for name in verb_names(group):
        for entry in frame_index().locutions.get(name, ()):
            end = _end_of_fixed_words(group, entry.words)
            if end is not None:
                found.setdefault(end, []).append(entry)
    return found


def _end_of_fixed_words(group: VerbGroup, words: tuple[str, ...]) -> int | None:
    """Return the index after the fixed words, if they follow the verb with little in between."""
    rest = list(words)
    for token in group.head.doc.tokens[group.end : group.end + _REACH + len(words)]:
        if rest[0] in {token.lower_, token.lemma_.lower(), _uncontracted(token)}:
            rest.pop(0)
        elif token.pos_ not in {"DET", "ADV", "ADJ"}:
            return None
        if not rest:
            return token.i + 1
    return None


def _uncontracted(token: Token) -> str:
    return {"d'": "de", "d’": "de", "au": "à", "aux": "à", "du": "de"}.get(
        token.lower_, token.lower_
    )
