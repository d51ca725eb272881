"""Does the text say that it is so, or that it is not?"""

from collections.abc import Iterable

from extract.clauses.tags import is_verb
from extract.parsed import Token
from extract.qualifiers.negation import negation_of, subject_is_none
from extract.qualifiers.predication import Predication
from extract.qualifiers.scopes import Scope
from graph.models import Polarity
from ontology.cues import marks


def polarity(predication: Predication, above: Iterable[Scope]) -> tuple[Polarity, str | None]:
    """Return the polarity of a predicate under the cues `above` it, and what made it negative."""
    why = _own(predication)
    flips = 1 if why else 0
    for scope in above:
        effect = _effect(scope)
        if effect:
            flips += 1
            why = effect
    return (Polarity.NEGATIVE, why) if flips % 2 else (Polarity.POSITIVE, None)


def _own(predication: Predication) -> str | None:
    verb = predication.verb
    if verb is not None and is_verb(verb):
        negation = negation_of(verb)
        if negation is None and subject_is_none(verb):
            negation = "aucun"
        if negation:
            return negation
    before = [t for t in predication.trigger.lefts if t.low in marks().none]
    if verb is None and before:
        return before[0].text
    if verb is None and _governing(predication.trigger) == "sans":
        return "sans"
    return None


def _governing(noun: Token) -> str:
    """Return the word before the noun's own determiners and adjectives, in lower case; "" for none."""
    place = -1
    while (before := noun.neighbour(place)) is not None and before.pos_ in {"DET", "ADJ"}:
        place -= 1
    return before.low if before is not None else ""


def _effect(scope: Scope) -> str | None:
    """Return the cue's words where it turns its content to the negative, or None."""
    cue = scope.cue
    negation = negation_of(cue) if cue.pos_ != "NOUN" else None
    for rule in scope.rules:
        if rule.stance is not None:
            return None
        if rule.polarity == "negative":
            return None if negation else cue.text
        if rule.carries and negation:
            return f"{negation} {cue.text}"
    return None
