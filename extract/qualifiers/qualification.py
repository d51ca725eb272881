"""How is a claim put forward? Polarity, modality and sources of one predicate."""

from collections.abc import Iterable, Iterator

from extract.clauses.tags import is_verb
from extract.parsed import Doc, Token
from extract.qualifiers.discourse import Discourse, Sentence
from extract.qualifiers.modality import modality
from extract.qualifiers.polarity import polarity
from extract.qualifiers.predication import Predication, Qualification, Source
from extract.qualifiers.presupposition import dates_by, is_presupposed
from extract.qualifiers.scopes import Scope
from extract.qualifiers.utterance import Speech
from extract.qualifiers.verb_group import tense_bearer
from extract.qualifiers.words import cue_rules, is_conditional, is_finite, is_slight
from graph.models import Modality, Polarity, Stance
from ontology.cues import marks


def qualify(predication: Predication, discourse: Discourse) -> Qualification:
    """Return how the claim that `predication` evokes is put forward, and by whom."""
    sentence = discourse.sentence_of(predication.bearer)
    above = _governing(sentence, predication)
    said = _said(sentence, predication)
    bounds = (sentence.start, sentence.end)
    kind, kind_cue = modality(predication, above, said, bounds)
    sign, sign_cue = polarity(predication, above)
    if any(speech.denied for speech in said):
        sign, sign_cue = Polarity.NEGATIVE, next(s.cue for s in said if s.denied)
    if not said and kind is Modality.ALLEGED:
        said = _carried_on(discourse, sentence, predication.bearer)
    if kind is Modality.HYPOTHETICAL and predication.verb is None:
        said = tuple(s for s in said if s.stance is not Stance.ASSERTS or s.place < 0)
    sources, sign = _sources(discourse, said, sign)
    if kind is Modality.REQUESTED:
        sign, sign_cue = Polarity.POSITIVE, None
    return Qualification(
        sign,
        kind,
        sources,
        tuple(_reasons((kind, kind_cue), (sign, sign_cue), sources, predication)),
        tuple(_apart(sentence, above, said)),
    )


def _reasons(
    kind: tuple[Modality, str],
    sign: tuple[Polarity, str | None],
    sources: tuple[Source, ...],
    predication: Predication,
) -> Iterator[str]:
    """Yield why each qualifier is what it is, in words of the text."""
    form = tense_bearer(predication.bearer).text if predication.verb is not None else "a noun"
    yield f"{kind[0]}: {kind[1] or f'no cue of doubt or plan ({form})'}"
    yield f"{sign[0]}: {sign[1] or 'no negation'}"
    for source in sources:
        yield source.reason
    if not sources:
        yield "no source: the article's own voice"


def _apart(
    sentence: Sentence, above: Iterable[Scope], said: Iterable[Speech]
) -> Iterator[tuple[int, int]]:
    """Yield where the sentence tells who said it, or who planned it, and when."""
    for speech in said:
        if speech.rule is not None and not speech.nominal and speech.place >= sentence.start:
            yield speech.incise
            yield sentence.start, max(speech.start, sentence.start)
            yield min(speech.end, sentence.end), sentence.end
    for scope in above:
        if scope.form == "inf" and any(rule.modality for rule in scope.rules):
            yield scope.cue.i, scope.start


def _governing(sentence: Sentence, predication: Predication) -> tuple[Scope, ...]:
    """Return the cues above a predicate, innermost first."""
    own = {predication.trigger.i, predication.bearer.i}
    held = [
        scope
        for scope in sentence.scopes
        if scope.cue.i not in own
        and scope.holds(predication.bearer)
        and (
            _is_nominal(predication) and not dates_by(predication.trigger)
            if scope.form in {"noun", "passive"}
            else not _stands_apart(scope, predication)
        )
    ]
    held.sort(key=lambda scope: -scope.cue.i)
    return tuple(_up_to_speech(held))


def _up_to_speech(scopes: list[Scope]) -> Iterator[Scope]:
    """Yield the cues up to the first of speech: what is said is not done by who will not say it."""
    for scope in scopes:
        yield scope
        if any(rule.stance is not None for rule in scope.rules):
            return


def _is_nominal(predication: Predication) -> bool:
    return not is_verb(predication.bearer)


def _stands_apart(scope: Scope, predication: Predication) -> bool:
    """Tell whether a relative clause or a time shields a predicate from the cue before it."""
    if scope.form == "que" and not _is_nominal(predication):
        return False
    bearer = predication.bearer
    between = bearer.doc[scope.start : bearer.i]
    return any(map(_opens_relative, between)) or is_presupposed(predication)


def _opens_relative(word: Token) -> bool:
    if word.low in {"que", "qu'"}:
        return word.pos_ == "PRON" or (word.i > 0 and word.nbor(-1).pos_ in {"NOUN", "PROPN"})
    return word.low in marks().shielding


def _said(sentence: Sentence, predication: Predication) -> tuple[Speech, ...]:
    """Return the speech events that a predicate is part of, innermost first."""
    own = {predication.trigger.i, predication.bearer.i}
    granted = is_presupposed(predication)
    held = [
        speech
        for speech in sentence.speeches
        if _is_own_promise(speech, predication)
        or (
            speech.place not in own
            and speech.holds(predication.bearer)
            and (not speech.nominal or _is_nominal(predication))
            and not _in_an_aside(speech, predication.bearer)
            and not _is_parted(speech, sentence, predication.bearer)
            and (speech.nominal or not granted or speech.place < 0)
        )
    ]
    return tuple(sorted(held, key=lambda speech: (-speech.start, -speech.place)))


def _is_own_promise(speech: Speech, predication: Predication) -> bool:
    """Tell whether the verb of speech is the predicate, which is to come ("a promis son soutien")."""
    if predication.verb is None or not speech.nominal or speech.rule is None:
        return False
    cue = predication.trigger.doc[speech.place]
    if cue.i != predication.trigger.i and not speech.holds(predication.trigger):
        return False
    return any(rule.modality == "planned" for rule in cue_rules(cue))


def _in_an_aside(speech: Speech, bearer: Token) -> bool:
    """Tell whether a relative clause after a comma takes a verb out of what is said in an infinitive."""
    if not speech.infinitive:
        return False
    between = bearer.doc[speech.start + 1 : bearer.i]
    return any(t.low in marks().shielding and t.nbor(-1).text == "," for t in between) or any(
        t.low in marks().shielding - {"qui", "dont", "où"} for t in between
    )


def _is_parted(speech: Speech, sentence: Sentence, bearer: Token) -> bool:
    """Tell whether a relative clause between commas holds the bearer or the speech, and not both."""
    if speech.place < sentence.start or speech.start > sentence.start:
        return False
    asides = tuple(_relatives(bearer.doc, sentence))
    return any((a <= bearer.i < b) != (a <= speech.place < b) for a, b in asides)


def _relatives(doc: Doc, sentence: Sentence) -> Iterator[tuple[int, int]]:
    """Yield the relative clauses that a comma opens, and another one closes before the main verb."""
    opening = 0
    for token in doc[sentence.start + 1 : sentence.end - 1]:
        if token.text != ",":
            continue
        after = token.nbor(1)
        if opening and (is_finite(tense_bearer(after)) or is_slight(after) or after.text == "«"):
            yield opening, token.i
        opening = after.i if after.low in marks().shielding else 0


def _carried_on(discourse: Discourse, sentence: Sentence, token: Token) -> tuple[Speech, ...]:
    """Return whose words a conditional goes on with (free indirect speech), over other conditionals.

    A verb of speech may begin them, or "selon" at the head of its sentence; after it, it holds no further.
    """
    doc = token.doc
    before = discourse.before(sentence, doc)
    while before is not None:
        whole = [s for s in before.speeches if s.sources and not s.nominal]
        if whole:
            return tuple(s for s in whole[-1:] if s.rule is not None or s.place <= before.start + 1)
        if not any(is_conditional(t) for t in doc.tokens[before.start : before.end]):
            return ()
        before = discourse.before(before, doc)
    return ()


def _sources(
    discourse: Discourse, said: tuple[Speech, ...], sign: Polarity
) -> tuple[tuple[Source, ...], Polarity]:
    """Return the sources, one stance each; a negative reply is a denial of the positive claim."""
    found: dict[str, Source] = {}
    for speech in said:
        stance = speech.stance
        if sign is Polarity.NEGATIVE and speech.rule is not None and speech.rule.reply:
            stance, sign = Stance.DENIES, Polarity.POSITIVE
        for entity in speech.sources:
            found.setdefault(entity, discourse.source(entity, stance, speech.cue))
    return tuple(found.values()), sign
