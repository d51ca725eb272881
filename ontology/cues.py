"""Which words say who stands behind a claim, and how it is put forward? The files of `cues/`."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import Literal

from pydantic import TypeAdapter

from ontology.strict import Shape, Strict, read_yaml

Modality = Literal["actual", "alleged", "planned", "requested", "hypothetical"]
Polarity = Literal["positive", "negative"]
StanceName = Literal["asserts", "confirms", "denies", "declines"]
Complement = Literal["que", "inf", "noun"]


class Example(Strict):
    """A sentence, the word of its predicate, and what qualifies it; None is not tested."""

    text: str
    about: str
    modality: Modality | None = None
    polarity: Polarity | None = None
    sources: tuple[str, ...] | None = None


class CueRule(Strict):
    """Verbs, adjectives and nouns that do the same to their complement."""

    rule: str
    stance: StanceName | None = None
    reply: bool = False
    modality: Modality | None = None
    polarity: Polarity | None = None
    denied: Modality | None = None
    carries: bool = False
    noun: bool = False
    complements: tuple[Complement, ...] | None = None
    verbs: tuple[str, ...] = ()
    only_conditional: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    examples: tuple[Example, ...]

    @property
    def takes_noun(self) -> bool:
        """Tell whether a bare noun phrase can be what the cue is about."""
        return self.noun


class ResponseExample(Strict):
    """A text, the word of its claim, and who answers it how."""

    text: str
    about: str
    by: tuple[str, ...]


class ResponseRule(Strict):
    """Words by which somebody answers a claim that another sentence or clause makes.

    `if_nothing` are verbs that answer with "rien" alone ("n'a rien dit"); those of a rule that is
    `taken_up` answer only with a pronoun or "ce que" for what they answer ("Lima l'affirme").
    """

    rule: str
    stance: StanceName
    verbs: tuple[str, ...] = ()
    about: frozenset[str] = frozenset()
    pointing: bool = False
    taken_up: bool = False
    if_denied: frozenset[str] = frozenset()
    if_nothing: frozenset[str] = frozenset()
    about_refused: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()
    denied_phrases: tuple[str, ...] = ()
    remarks: frozenset[str] = frozenset()
    examples: tuple[ResponseExample, ...]

    @property
    def words(self) -> tuple[str, ...]:
        """Every verb that the rule names, those of phrases too."""
        phrases = (phrase.split()[0] for phrase in (*self.phrases, *self.denied_phrases))
        return (*self.verbs, *self.if_denied, *self.if_nothing, *phrases)


class AccordingTo(Strict):
    """A phrase that introduces a source ("selon", "à en croire")."""

    cue: str
    stance: StanceName


class Marks(Strict):
    """Single words and fixed phrases that qualify what stands near them."""

    negation: frozenset[str]
    negation_parts: frozenset[str]
    clitics: frozenset[str]
    times: frozenset[str]
    expletive: tuple[str, ...]
    doubt_adjectives: dict[Modality, frozenset[str]]
    conditions: tuple[str, ...]
    purposes: tuple[str, ...]
    after_which: tuple[str, ...]
    definite: frozenset[str]
    pointing: frozenset[str]
    occurrence: frozenset[str]
    according_to: tuple[AccordingTo, ...]
    contrasts: tuple[str, ...]
    before_that: frozenset[str]
    announcing: tuple[str, ...]
    as_said: tuple[str, ...]
    uttering: frozenset[str]
    speech_acts: frozenset[str]
    open_acts: frozenset[str]
    refusing: frozenset[str]
    any_topic: frozenset[str]
    penalties: frozenset[str]
    interview: tuple[str, ...]
    reading: frozenset[str]
    citing: frozenset[str]
    joining_names: frozenset[str]
    likewise: frozenset[str]
    documents: frozenset[str]
    utterances: frozenset[str]
    causatives: frozenset[str]
    caused: frozenset[str]
    told: frozenset[str]
    mute: frozenset[str]
    addressing: frozenset[str]
    speaker_nouns: frozenset[str]
    addressed: frozenset[str]
    subject_pronouns: frozenset[str]
    where: frozenset[str]
    of: frozenset[str]
    contracted: frozenset[str]
    breaking: frozenset[str]
    told_to: frozenset[str]
    breaking_off: frozenset[str]
    circumstantial: frozenset[str]
    determined: frozenset[str]
    indefinite: frozenset[str]
    ranked: frozenset[str]
    belonging: frozenset[str]
    vague: frozenset[str]
    asking_whether: frozenset[str]
    raising: frozenset[str]
    inverted_subjects: frozenset[str]
    opening_clauses: frozenset[str]
    inverted_singular: frozenset[str]
    none: frozenset[str]
    without_partner: frozenset[str]
    shielding: frozenset[str]
    taking_up: frozenset[str]
    irregular_forms: dict[str, tuple[str, ...]]


def _read(name: str, shape: TypeAdapter[Shape]) -> Shape:
    return read_yaml(files("ontology") / "cues" / name, shape)


@cache
def speech_rules() -> tuple[CueRule, ...]:
    """Return the rules of speech and thought, in the order in which they are tried."""
    return tuple(_read("speech.yaml", TypeAdapter(list[CueRule])))


@cache
def control_rules() -> tuple[CueRule, ...]:
    """Return the rules of verbs and nouns that govern a complement."""
    return tuple(_read("control.yaml", TypeAdapter(list[CueRule])))


@cache
def response_rules() -> tuple[ResponseRule, ...]:
    """Return the rules of answers to claims."""
    return tuple(_read("responses.yaml", TypeAdapter(list[ResponseRule])))


@cache
def marks() -> Marks:
    """Return the single words and fixed phrases."""
    return _read("marks.yaml", TypeAdapter(Marks))


def bare(verb: str) -> str:
    """Return the lemma of a verb written with its reflexive pronoun ("s'abstenir")."""
    return verb.removeprefix("se ").removeprefix("s'")


@cache
def rules_by_verb() -> Mapping[str, tuple[CueRule, ...]]:
    """Return the rules that name each verb, speech before control."""
    return _index((bare(verb), rule) for rule in _all_rules() for verb in rule.verbs)


@cache
def rules_by_noun() -> Mapping[str, tuple[CueRule, ...]]:
    """Return the rules that name each noun."""
    return _index((noun, rule) for rule in _all_rules() for noun in rule.nouns)


@cache
def rules_by_adjective() -> Mapping[str, tuple[CueRule, ...]]:
    """Return the rules that name each adjective."""
    return _index((word, rule) for rule in _all_rules() for word in rule.adjectives)


@cache
def speech_of_causatives() -> tuple[CueRule, ...]:
    """Return the rule of "faire savoir" and its kin: that of plain saying."""
    return tuple(rule for rule in speech_rules() if "dire" in rule.verbs)


@cache
def verb_of_form() -> Mapping[str, str]:
    """Return inflected form -> lemma of the verbs that are cues."""
    answers = (bare(v) for r in response_rules() for v in r.words)
    lemmas = dict.fromkeys((*rules_by_verb(), *answers))
    forms = {form: lemma for lemma in lemmas for form in _regular_forms(lemma)}
    for lemma, irregular in marks().irregular_forms.items():
        forms.update(dict.fromkeys(irregular, lemma))
    return forms


_ENDINGS = [
    "e",
    "ent",
    "ait",
    "aient",
    "a",
    "èrent",
    "é",
    "ée",
    "és",
    "ées",
    "era",
    "eront",
    "erait",
    "eraient",
    "ant",
    "ons",
    "ez",
    "ais",
    "er",
]


def _regular_forms(lemma: str) -> Iterator[str]:
    if not lemma.endswith("er"):
        return
    stem = lemma[:-2]
    for mute in _before_mute(stem):
        yield from (mute + "e", mute + "ent")
    for ending in _ENDINGS:
        if ending[0] in "ao" and stem[-1] in "cg":
            yield (stem[:-1] + "ç" if stem[-1] == "c" else stem + "e") + ending
        else:
            yield stem + ending


def _before_mute(stem: str) -> Iterator[str]:
    """Yield the stem as it is before a mute "e" ("complèt-", "rappell-", "relèv-")."""
    if len(stem) > 1 and stem[-2] == "é":
        yield stem[:-2] + "è" + stem[-1]
    elif len(stem) > 1 and stem[-2] == "e":
        yield stem[:-2] + "è" + stem[-1]
        if stem[-1] in "lt":
            yield stem + stem[-1]


def _all_rules() -> tuple[CueRule, ...]:
    return speech_rules() + control_rules()


def _index(pairs: Iterable[tuple[str, CueRule]]) -> Mapping[str, tuple[CueRule, ...]]:
    found: dict[str, dict[str, CueRule]] = {}
    for word, rule in pairs:
        found.setdefault(word, {})[rule.rule] = rule
    return {word: tuple(rules.values()) for word, rules in found.items()}
