"""Which frames does a word evoke? The ontology's frames, indexed by verb, noun and locution."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from extract.clauses.tags import verb_forms
from ontology.lexicon import grammar, lexical_sets, light_verbs
from ontology.relations import Frame, Relation, relations

_ARTICLES = frozenset(["le", "la", "les", "l'", "l’", "un", "une", "des"])


@dataclass(frozen=True, slots=True)
class Evoked:
    """A frame of a relation; for a locution, the `words` that must follow its verb."""

    relation: Relation
    frame: Frame
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FrameIndex:
    """The frames by what evokes them: lemma of a verb ("se" included), or of a noun."""

    verbs: Mapping[str, tuple[Evoked, ...]]
    nouns: Mapping[str, tuple[Evoked, ...]]
    locutions: Mapping[str, tuple[Evoked, ...]]
    forms: Mapping[str, tuple[str, str]] = field(default_factory=dict)


@cache
def frame_index() -> FrameIndex:
    """Return the index of every frame of the ontology."""
    verbs, nouns, locutions = defaultdict(list), defaultdict(list), defaultdict(list)
    for relation in relations().values():
        for frame in relation.frames:
            for verb in _all(frame, "verbs"):
                verbs[verb].append(Evoked(relation, frame))
            for noun in _all(frame, "nouns"):
                nouns[noun].append(Evoked(relation, frame))
            for locution in _all(frame, "locutions"):
                verb, words = split_locution(locution)
                if not words:
                    verbs[verb].append(Evoked(relation, frame))
                    continue
                locutions[verb].append(Evoked(relation, frame, words))
    lemmas = [*verbs, *locutions, *light_verbs().verbs, *grammar().object_control]
    lemmas += [phrase.split()[0] for phrase in light_verbs().inverse]
    known = frozenset(lemma.removeprefix("se ").removeprefix("s'") for lemma in lemmas)
    return FrameIndex(_frozen(verbs), _frozen(nouns), _frozen(locutions), verb_forms(known))


def _all(frame: Frame, kind: str) -> Iterator[str]:
    words = list(getattr(frame, kind))
    for name in frame.sets:
        words += getattr(lexical_sets()[name], kind)
    yield from dict.fromkeys(words)


def split_locution(locution: str) -> tuple[str, tuple[str, ...]]:
    """Split "se mettre d'accord" into its verb, "se mettre", and the words that follow, without articles."""
    words = locution.replace("d'", "de ").replace("l'", "").split()
    if words[0] == "se" or words[0].startswith("s'"):
        words = [f"se {words[1]}", *words[2:]] if words[0] == "se" else words
    return words[0], tuple(word for word in words[1:] if word not in _ARTICLES)


def _frozen(table: Mapping[str, list[Evoked]]) -> Mapping[str, tuple[Evoked, ...]]:
    return {word: tuple(entries) for word, entries in table.items()}
