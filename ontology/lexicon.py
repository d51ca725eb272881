"""Which words do frames share? Lexical sets, themes of transfers, light verbs."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from ontology.strict import Strict, read_yaml


class LexicalSet(Strict):
    """Words that several frames share; verbs and nouns are lemmas."""

    name: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    locutions: tuple[str, ...] = ()


class Theme(Strict):
    """A class of things handed over: by lemma, or by a name as it is written."""

    lemmas: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class LightVerbs(Strict):
    """Verbs that lend a noun their subject and tense.

    `verbs` take the noun as object ("mener une frappe"), `prepositional` after their last word
    ("procéder à"); with `inverse` ones the subject undergoes what the noun says ("subir"). The
    subject of an `ending` one stops what it did ("suspendre son aide"), that of an `owning` one says
    of itself that it did it, or did not ("nier tout soutien"), where nobody else is named. That of an
    `asking` one wants to be done good to ("demander de l'aide à X"); that of an `answering` one has been
    spoken to ("rejeter les accusations de X"). A `happening` one has the noun as its subject ("des
    contacts ont lieu entre X et Y"); the participle of a `qualifying` one may stand between the noun
    and its complements ("les appels répétés de X").
    """

    verbs: tuple[str, ...] = ()
    prepositional: tuple[str, ...] = ()
    inverse: tuple[str, ...] = ()
    ending: tuple[str, ...] = ()
    owning: tuple[str, ...] = ()
    asking: tuple[str, ...] = ()
    answering: tuple[str, ...] = ()
    happening: tuple[str, ...] = ()
    qualifying: tuple[str, ...] = ()


_FOLDER = files("ontology") / "lexicon"


@cache
def lexical_sets() -> Mapping[str, LexicalSet]:
    """Return the shared sets by name."""
    sets = read_yaml(_FOLDER / "sets.yaml", TypeAdapter(tuple[LexicalSet, ...]))
    return {entry.name: entry for entry in sets}


@cache
def themes() -> Mapping[str, Theme]:
    """Return the classes of what is transferred, by name."""
    return read_yaml(_FOLDER / "themes.yaml", TypeAdapter(dict[str, Theme]))


@cache
def light_verbs() -> LightVerbs:
    """Return the light verbs."""
    return read_yaml(_FOLDER / "light_verbs.yaml", TypeAdapter(LightVerbs))


class Conjugation(Strict):
    """What replaces an infinitive's ending in the third persons and in the participle."""

    finite: tuple[str, ...] = ()
    participle: tuple[str, ...] = ()


class Grammar(Strict):
    """Closed classes of words; every entry is in lower case."""

    prepositions: tuple[str, ...]
    alike: Mapping[str, str]
    contractions: Mapping[str, tuple[str, ...]]
    subordinators: frozenset[str]
    relatives: frozenset[str]
    conjunctions: frozenset[str]
    joining: frozenset[str]
    etre_verbs: frozenset[str]
    object_control: frozenset[str]
    conjugations: Mapping[str, Conjugation]
    denying: frozenset[str]
    temporal: frozenset[str]
    disjunctive: frozenset[str]
    stressing: frozenset[str]
    time_parts: frozenset[str]
    imputing: frozenset[str]
    telling: frozenset[str]
    relational: frozenset[str]
    suffered: frozenset[str]
    deeds: frozenset[str]
    clausal: frozenset[str]
    set_beside: frozenset[str]
    guilty: frozenset[str]
    bound: frozenset[str]
    sending: frozenset[str]
    channels: frozenset[str]
    classifiers: frozenset[str]
    control_nouns: frozenset[str]
    occasions: frozenset[str]
    approximators: frozenset[str]
    appointing: frozenset[str]
    entrusting: frozenset[str]
    describing: frozenset[str]
    self_controlled: frozenset[str]
    authorship: frozenset[str]
    verbal_adjectives: frozenset[str]
    governing: frozenset[str]
    circumstances: frozenset[str]
    sequels: frozenset[str]
    means: frozenset[str]
    holding: frozenset[str]
    pressures: frozenset[str]
    cardinal_points: frozenset[str]
    adverbials: frozenset[str]
    bearing: frozenset[str]
    object_clitics: frozenset[str]
    clitics: frozenset[str]
    reflexives: frozenset[str]
    definite: frozenset[str]
    negations: frozenset[str]
    fronted: frozenset[str]
    copulas: frozenset[str]
    articles: frozenset[str]
    missed_prepositions: frozenset[str]
    missed_nouns: frozenset[str]


@cache
def grammar() -> Grammar:
    """Return the closed classes of French."""
    return read_yaml(_FOLDER / "grammar.yaml", TypeAdapter(Grammar))
