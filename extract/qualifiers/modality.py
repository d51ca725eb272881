"""Is it put forward as fact, rumour, plan, demand or possibility?"""

from collections.abc import Iterable, Sequence

from extract.clauses.tags import is_verb
from extract.parsed import Token
from extract.qualifiers.negation import negation_of
from extract.qualifiers.predication import Predication
from extract.qualifiers.scopes import Scope
from extract.qualifiers.utterance import Speech
from extract.qualifiers.verb_group import auxiliaries, group_start, participle_of, tense_bearer
from extract.qualifiers.words import (
    cue_rules,
    has,
    is_conditional,
    is_finite,
    is_future,
    is_infinitive,
    is_past,
    is_slight,
    lemma_of,
    phrase_at,
)
from graph.models import Modality, Stance
from ontology.cues import marks
from ontology.lexicon import grammar

_RANK = {
    Modality.REQUESTED: 0,
    Modality.HYPOTHETICAL: 1,
    Modality.PLANNED: 3,
    Modality.ALLEGED: 3,
}
_MODALS = {
    "pouvoir": Modality.HYPOTHETICAL,
    "devoir": Modality.PLANNED,
    "vouloir": Modality.PLANNED,
    "souhaiter": Modality.PLANNED,
    "falloir": Modality.REQUESTED,
}


Reason = tuple[Modality, str]


def modality(
    predication: Predication,
    above: Sequence[Scope],
    said: Sequence[Speech],
    sentence: tuple[int, int],
) -> Reason:
    """Return the modality of a predicate and the words that decide it.

    `above` are the cues that govern it, innermost first; `said` the speech events it is part of.
    """
    found: list[Reason] = []
    denied = any(speech.stance is Stance.DENIES for speech in said)
    found.extend(_near(predication.trigger, denied=denied))
    if predication.planned:
        found.append((Modality.PLANNED, predication.trigger.text))
    reported = _is_reported(above)
    found.extend(_own_form(predication, sentence, reported=reported))
    found.extend(_condition(predication, sentence))
    found.extend(_of_light_verb(predication))
    for scope in above:
        found.extend(_of_scope(scope, sentence, reported=reported))
    for speech in said:
        if speech.rule is not None and speech.rule.modality:
            found.append((Modality(speech.rule.modality), speech.cue))
    return _strongest(found)


def _strongest(found: Sequence[Reason]) -> Reason:
    hearsay = next((reason for reason in found if reason[1].endswith("(conditionnel)")), None)
    if hearsay and not any(kind is Modality.REQUESTED for kind, _ in found):
        return hearsay
    return min(found, key=lambda reason: _RANK[reason[0]], default=(Modality.ACTUAL, ""))


def _of_scope(scope: Scope, sentence: tuple[int, int], *, reported: bool) -> Iterable[Reason]:
    cue = scope.cue
    bearer = tense_bearer(cue)
    conditional = is_conditional(bearer)
    for rule in scope.rules:
        if rule.denied and negation_of(cue):
            yield Modality(rule.denied), cue.text
            break
        if rule.modality and rule.stance is None:
            if cue.lemma_ in rule.only_conditional and not conditional:
                continue
            yield Modality(rule.modality), cue.text
            break
    if cue.pos_ != "NOUN" and (not any(rule.stance for rule in scope.rules) or _plans(scope)):
        yield from _form(cue, bearer, sentence, reported=reported)


def _of_light_verb(predication: Predication) -> Iterable[Reason]:
    """Yield what the verb that carries a noun makes of it ("prépare une offensive")."""
    if predication.verb is None or is_verb(predication.trigger):
        return
    verb = participle_of(predication.verb)
    for rule in cue_rules(verb):
        if rule.modality and rule.takes_noun and rule.stance is None:
            yield Modality(rule.modality), verb.text
            return


def _plans(scope: Scope) -> bool:
    return any(rule.modality == "planned" for rule in scope.rules)


def _own_form(
    predication: Predication, sentence: tuple[int, int], *, reported: bool
) -> Iterable[Reason]:
    verb = predication.verb
    if verb is None:
        verb = _happening(predication.trigger)
    if verb is None or not is_verb(verb):
        return
    bearer = tense_bearer(verb)
    yield from _form(verb, bearer, sentence, reported=reported)
    if is_infinitive(bearer):
        purpose = None if _is_perfect(bearer) else _purpose(verb)
        if purpose and not _after_a_past(verb, sentence):
            yield Modality.PLANNED, purpose
        else:
            yield from _governor(verb, sentence, reported=reported)


def _form(
    verb: Token, bearer: Token, sentence: tuple[int, int], *, reported: bool
) -> Iterable[Reason]:
    """Yield what mood and tense say."""
    if is_conditional(bearer):
        yield _conditional(verb, bearer, sentence, reported=reported)
    elif is_future(bearer):
        yield Modality.PLANNED, f"{bearer.text} (futur)"


def _conditional(
    verb: Token, bearer: Token, sentence: tuple[int, int], *, reported: bool
) -> Reason:
    modal = _MODALS.get(verb.lemma_) or _MODALS.get(bearer.lemma_)
    if modal:
        return modal, bearer.text
    if _has_condition(verb, sentence):
        return Modality.HYPOTHETICAL, f"{bearer.text} (si)"
    if reported and not _is_perfect(bearer):
        return Modality.PLANNED, f"{bearer.text} (futur du passé)"
    return Modality.ALLEGED, f"{bearer.text} (conditionnel)"


def _is_perfect(bearer: Token) -> bool:
    """Tell whether `bearer` makes a perfect with the participle after it ("aurait livré", "serait allé")."""
    for token in bearer.doc.tokens[bearer.i + 1 : bearer.i + 5]:
        if has(token, "VerbForm", "Part"):
            return bearer.lemma_ == "avoir" or token.lemma_ in grammar().etre_verbs
        if not is_slight(token):
            break
    return False


def _is_reported(above: Sequence[Scope]) -> bool:
    """Tell whether a past verb of speech governs the clause, so that its conditional is a future."""
    return any(
        scope.form == "que"
        and any(rule.stance for rule in scope.rules)
        and is_past(tense_bearer(scope.cue))
        for scope in above
    )


def _has_condition(verb: Token, sentence: tuple[int, int]) -> bool:
    doc = verb.doc
    for i in range(*sentence):
        token = doc[i]
        if _is_if(token) or token.low in {"sinon", "autrement"}:
            return True
    if doc[sentence[0]].low in {"tout", "toute"} and doc[sentence[0]].pos_ in {"DET", "ADJ"}:
        return True
    return any(
        phrase_at(doc, i, words) is not None
        for i in range(*sentence)
        for words in _conditions(doc[i])
    )


def _conditions(token: Token) -> Iterable[str]:
    form = token.low
    return (words for words in marks().conditions if words.startswith(form))


def _is_if(token: Token) -> bool:
    if token.low not in {"si", "s'"} or token.pos_ not in {"SCONJ", "ADV"}:
        return False
    if token.low == "s'" and (
        token.i + 1 >= len(token.doc) or token.nbor(1).low not in {"il", "ils"}
    ):
        return False
    if token.i and (
        token.nbor(-1).low in {"même", "comme"}
        or lemma_of(token.nbor(-1)) in marks().asking_whether
    ):
        return False
    after = token.nbor(1) if token.i + 1 < len(token.doc) else token
    return after.pos_ not in {"ADJ", "ADV"}


def _is_concessive(word: Token, end: int) -> bool:
    """Tell whether "si" concedes a fact: its verb is in the compound past ("si Paris a signé, …")."""
    for token in word.doc.tokens[word.i + 1 : end]:
        if is_finite(token):
            after = word.doc[token.i + 1 : token.i + 4]
            compound = any(has(t, "VerbForm", "Part") for t in after)
            return token.lemma_ in {"avoir", "être"} and has(token, "Tense", "Pres") and compound
    return False


def _condition(predication: Predication, sentence: tuple[int, int]) -> Iterable[Reason]:
    """Yield the "si" clause or "en cas de" that the predicate stands in."""
    bearer = predication.bearer
    doc = bearer.doc
    for i in range(bearer.i - 1, sentence[0] - 1, -1):
        token = doc.tokens[i]
        if _is_if(token):
            if not _is_concessive(token, sentence[1]):
                yield Modality.HYPOTHETICAL, token.text
            return
        if token.text in {",", ";", ":"} or (
            is_finite(token)
            and i < bearer.i - 1
            and not is_slight(token)
            and token.i < group_start(bearer)
        ):
            break
    for i in range(max(sentence[0], bearer.i - 6), bearer.i):
        for words in _conditions(doc[i]):
            if phrase_at(doc, i, words) is not None:
                yield Modality.HYPOTHETICAL, words
                return


def _near(trigger: Token, *, denied: bool) -> Iterable[Reason]:
    """Yield what an adjective beside a noun says ("une livraison présumée"), and "tout" where none is denied."""
    if trigger.pos_ not in {"NOUN", "PROPN"}:
        return
    doc = trigger.doc
    for i in range(max(0, trigger.i - 2), min(len(doc), trigger.i + 3)):
        for kind, words in marks().doubt_adjectives.items():
            if i != trigger.i and _masculine(doc[i]) in words and not auxiliaries(doc[i]):
                yield Modality(kind), doc[i].text
    if not denied and trigger.i and trigger.nbor(-1).low in {"tout", "toute"}:
        yield Modality.HYPOTHETICAL, trigger.nbor(-1).text


def _masculine(token: Token) -> str:
    """Return the adjective's or participle's first form ("présumées" -> "présumé")."""
    form = token.low
    for ending in ("ées", "ée", "és"):
        if form.endswith(ending):
            return form[: -len(ending)] + "é"
    return token.lemma_ if token.pos_ == "ADJ" else form


def _happening(noun: Token) -> Token | None:
    """Return the verb that says that the noun happens ("une médiation aura lieu"), or None."""
    verb = noun.head
    if not noun.dep_.startswith("nsubj") or not is_verb(verb):
        return None
    return verb if verb.lemma_ in marks().occurrence else None


def _purpose(infinitive: Token) -> str | None:
    """Return the preposition of purpose before an infinitive, or None."""
    first = group_start(infinitive)
    doc = infinitive.doc
    for words in marks().purposes:
        size = len(words.replace("'", "' ").split())
        if first >= size and phrase_at(doc, first - size, words) == first:
            return words
    return None


def _after_a_past(verb: Token, sentence: tuple[int, int]) -> bool:
    """Tell whether what is done for the purpose is over ("a utilisé des drones pour frapper")."""
    for i in range(verb.i - 1, sentence[0] - 1, -1):
        token = verb.doc[i]
        if has(token, "VerbForm", "Part") and auxiliaries(token):
            return True
        if is_finite(token):
            return has(token, "Tense", "Imp") or has(token, "Tense", "Past")
    return False


def _governor(verb: Token, sentence: tuple[int, int], *, reported: bool) -> Iterable[Reason]:
    """Yield what the finite verb that governs an infinitive says by its form."""
    node = verb
    for _ in range(4):
        if node.head is node:
            return
        node = node.head
        if is_verb(node):
            bearer = tense_bearer(node)
            if is_finite(bearer):
                yield from _form(node, bearer, sentence, reported=reported)
                return
