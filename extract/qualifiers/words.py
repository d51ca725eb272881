"""What does one word tell? Lemma of a cue, mood, tense, finiteness; the tagger's view, repaired."""

from collections.abc import Mapping
from functools import lru_cache

from extract.clauses.tags import is_verb
from extract.parsed import Doc, Token
from ontology.cues import (
    CueRule,
    marks,
    rules_by_adjective,
    rules_by_noun,
    rules_by_verb,
    speech_of_causatives,
    verb_of_form,
)

_CLITIC_REACH = 3


def is_time(token: Token) -> bool:
    """Tell whether `token` is a day or a part of one ("a déclaré mardi le ministre")."""
    return token.low in marks().times


def has(token: Token, feature: str, value: str) -> bool:
    """Tell whether the token's morphology has `feature` = `value`."""
    return value in token.morph.get(feature, [])


def is_finite(token: Token) -> bool:
    """Tell whether `token` is a verb in a finite form."""
    return is_verb(token) and has(token, "VerbForm", "Fin")


def is_infinitive(token: Token) -> bool:
    """Tell whether `token` is an infinitive, auxiliaries included."""
    return is_verb(token) and has(token, "VerbForm", "Inf")


def is_clitic(token: Token) -> bool:
    """Tell whether `token` stands between a preposition and its infinitive, or before a verb."""
    return token.low in marks().clitics and token.pos_ in {"PRON", "DET"}


def is_slight(token: Token) -> bool:
    """Tell whether `token` may stand inside a verb group: clitic, negation, adverb."""
    return is_clitic(token) or token.low in marks().negation_parts or token.pos_ == "ADV"


def is_future(token: Token) -> bool:
    """Tell whether `token` is in the future, which the tagger often takes for the present.

    "livra", of a verb in -rer, is a past: there the future has one syllable more ("livrera").
    """
    if not is_verb(token) or has(token, "VerbForm", "Inf"):
        return False
    form, lemma = token.low, token.lemma_
    past = lemma.endswith("rer") and form == lemma[:-2] + "a"
    return has(token, "Tense", "Fut") or form.endswith("ront") or (form.endswith("ra") and not past)


def is_past(token: Token) -> bool:
    """Tell whether `token` bears a past: imperfect, simple past, or the auxiliary of a perfect."""
    if has(token, "Tense", "Imp") or has(token, "Tense", "Past"):
        return True
    after = token.doc[token.i + 1 : token.i + 5]
    participles = (t for t in after if has(t, "VerbForm", "Part") and has(t, "Tense", "Past"))
    return token.lemma_ in {"avoir", "être"} and any(participles)


def is_conditional(token: Token) -> bool:
    """Tell whether `token` is in the conditional, which the tagger often takes for the imperfect."""
    if not is_verb(token) or has(token, "VerbForm", "Inf"):
        return False
    if has(token, "Mood", "Cnd"):
        return True
    form, lemma = token.low, token.lemma_
    if not form.endswith(("rait", "raient", "rais", "rions")) or not lemma.endswith(("r", "re")):
        return False
    stem = form[: -len("aient")] if form.endswith("aient") else form[: -len("ait")]
    return stem.endswith(("er", "ir", "dr", "vr", "rr", "tr")) and stem == lemma.removesuffix("e")


def lemma_of(token: Token) -> str:
    """Return the verb that `token` is a form of: ours where the tagger errs, else its lemma."""
    if is_verb(token) and token.lemma_.endswith(("er", "ir", "re", "oir")):
        return token.lemma_
    return verb_of_form().get(token.low, token.lemma_)


def cue_verb(token: Token) -> str | None:
    """Return the lemma of the cue verb that `token` is a form of, or None."""
    known = rules_by_verb()
    form = token.low
    listed = verb_of_form().get(form)
    listed = listed if listed in known else None
    if is_verb(token):
        return token.lemma_ if token.lemma_ in known else listed
    if listed is None or token.pos_ == "PUNCT" or token.i == 0:
        return listed if token.i == 0 and token.pos_ == "ADJ" else None
    before = token.nbor(-1)
    return None if before.pos_ in {"DET", "ADP", "NUM"} or token.pos_ in {"ADP", "DET"} else listed


def is_causative(token: Token) -> bool:
    """Tell whether `token` is "fait" or "laisse" of "fait savoir", "laisse entendre"."""
    if lemma_of(token) not in marks().causatives or token.i + 1 >= len(token.doc):
        return False
    return token.nbor(1).lemma_ in marks().caused


def tells_of(token: Token) -> bool:
    """Tell whether `token` is "fait" of "fait état de", "fait part de": a noun is what is told."""
    return is_causative(token) and token.nbor(1).lemma_ in marks().told


def is_ending(token: Token) -> bool:
    """Tell whether `token` is the verb of "mettre fin", "mettre un terme"."""
    if token.lemma_ != "mettre" and token.low not in {"mis", "met", "mettent", "mettra"}:
        return False
    return any(t.low in {"fin", "terme"} for t in token.doc.tokens[token.i + 1 : token.i + 4])


def _is_mute(token: Token, verb: str) -> bool:
    """Tell whether nobody says anything by the verb ("en dit long")."""
    after = token.neighbour(1)
    return after is not None and f"{verb} {after.low}" in marks().mute


@lru_cache(maxsize=4096)  # more words than any sentence has: each is asked many times in a row
def cue_rules(token: Token) -> tuple[CueRule, ...]:
    """Return the rules that `token` calls, whatever its part of speech."""
    if is_causative(token):
        return speech_of_causatives()
    if is_ending(token):
        return rules_by_verb()["cesser"]
    verb = cue_verb(token)
    if verb is not None and not _is_mute(token, verb):
        adjectives = rules_by_adjective().get(token.low, ())
        return (*_of_voice(token, verb), *adjectives)
    if is_verb(token):
        return rules_by_adjective().get(_masculine(token), ()) if _is_adjectival(token) else ()
    if token.pos_ in {"NOUN", "ADJ"}:
        by_lemma: Mapping[str, tuple[CueRule, ...]] = (
            rules_by_noun() if token.pos_ == "NOUN" else rules_by_adjective()
        )
        return by_lemma.get(token.lemma_, ())
    return ()


def _is_adjectival(token: Token) -> bool:
    """Tell whether a past participle is no perfect with "avoir" ("est convaincue que")."""
    before = token.doc.tokens[max(0, token.i - _CLITIC_REACH) : token.i]
    past = has(token, "VerbForm", "Part") and has(token, "Tense", "Past")
    return past and all(t.lemma_ != "avoir" for t in before)


def _masculine(participle: Token) -> str:
    return participle.low.removesuffix("s").removesuffix("e")


def _of_voice(token: Token, verb: str) -> tuple[CueRule, ...]:
    """Return the rules of a verb: those that write it with "se" where it is reflexive, if some do and some do not."""
    rules = rules_by_verb()[verb]
    reflexive = tuple(rule for rule in rules if {f"se {verb}", f"s'{verb}"} & set(rule.verbs))
    plain = tuple(rule for rule in rules if verb in rule.verbs)
    if not reflexive or not plain:
        return rules if _is_reflexive(token) else _unless_telling(rules, plain)
    return reflexive if _is_reflexive(token) else plain


def _unless_telling(rules: tuple[CueRule, ...], plain: tuple[CueRule, ...]) -> tuple[CueRule, ...]:
    """Return the rules of a verb without "se": one that tells with it alone tells nothing ("inquiète Lima")."""
    return tuple(rule for rule in rules if rule in plain or rule.stance is None)


def _is_reflexive(verb: Token) -> bool:
    before = verb.doc.tokens[max(0, verb.i - _CLITIC_REACH) : verb.i]
    return any(token.low in {"se", "s'"} for token in before)


def phrase_at(doc: Doc, start: int, words: str) -> int | None:
    """Return the token index after `words` where they begin at `start`, or None."""
    wanted = words
    i, tokens = start, doc.tokens
    while i < len(tokens) and wanted:
        form = tokens[i].low
        if not wanted.startswith(form):
            return None
        wanted = wanted[len(form) :].lstrip()
        i += 1
    return i if not wanted else None
