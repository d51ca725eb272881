"""Who answers a claim that another sentence makes? Denials, admissions, refusals to comment."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from extract.parsed import Token
from extract.qualifiers.discourse import Discourse, Sentence
from extract.qualifiers.negation import negation_of
from extract.qualifiers.predication import Predication, Qualification, Source
from extract.qualifiers.speakers import agents_of_passive, speakers_of_verb
from extract.qualifiers.words import is_finite, is_infinitive, is_passive, is_verb, lemma_of, low
from graph.models import Modality, Polarity, Stance
from ontology.cues import ResponseRule, bare, response_rules

_REACH = 3
_REFUSING = {"refuser", "décliner", "garder", "abstenir", "éviter", "renoncer", "interdire"}
_PRONOUNS = {"le", "l'", "les"}
_POINTING = {"ce", "cet", "cette", "ces"}
_SPEECH_ACTS = {"ACCUSES", "URGES", "WARNS", "CONDEMNS", "REJECTS", "HOLDS_OFFICE_IN", "PART_OF"}

_ABOUT_ANY = {"accusation", "allégation", "information", "affirmation", "soupçon", "propos", "fait"}
_MUTUAL = {
    "MEETS_WITH",
    "TALKS_WITH",
    "NEGOTIATES_WITH",
    "COOPERATES_WITH",
    "SIGNS_AGREEMENT_WITH",
    "MEDIATES_BETWEEN",
}


class QualifiedClaim(Protocol):
    """What is needed of a claim."""

    qualification: Qualification

    @property
    def relation(self) -> str:
        """Return the relation's name."""

    @property
    def subject(self) -> str:
        """Return the subject's entity id."""

    @property
    def object(self) -> str:
        """Return the object's entity id."""

    @property
    def predication(self) -> Predication:
        """Return the predicate that makes the claim."""

    @property
    def passage_index(self) -> int:
        """Return the index of its passage."""


@dataclass(frozen=True, slots=True, eq=False)
class _Response:
    """An answer found in the text, before it is known what it answers."""

    verb: Token
    sentence: Sentence
    passage_index: int
    stance: Stance
    sources: tuple[str, ...]
    pointing: bool
    noun: str


def respond(claims: Sequence[QualifiedClaim], discourse: Discourse) -> list[list[Source]]:
    """Return for each claim the sources that answer it from another sentence or clause."""
    added: list[list[Source]] = [[] for _ in claims]
    if not claims:
        return added
    families = _families(discourse)
    for response in _responses(discourse):
        for entity in response.sources:
            family = families.get(entity, frozenset()) | {entity}
            source = discourse.source(entity, response.stance, response.verb.text)
            for place in _answered(claims, response, family):
                if all(known.entity_id != entity for known in added[place]):
                    added[place].append(source)
    return added


def _responses(discourse: Discourse) -> Iterator[_Response]:
    for passage in discourse.passages:
        for sentence in discourse.sentences_of(passage):
            seen: set[tuple[str, ...]] = set()
            for token in passage.doc[sentence.start : sentence.end]:
                read = _read(token, sentence)
                if read is None:
                    continue
                stance, pointing = read
                sources = _responder(discourse, token, sentence)
                if sources and sources not in seen:
                    seen.add(sources)
                    noun = _noun_after(token, sentence)
                    yield _Response(token, sentence, passage.index, stance, sources, pointing, noun)


def _read(token: Token, sentence: Sentence) -> tuple[Stance, bool] | None:
    """Return the stance that `token` gives to an answer and whether it points back, or None."""
    if token.pos_ == "NOUN":
        return _refused_noun(token)
    rules = _rules().get(lemma_of(token), ()) if token.pos_ not in {"PUNCT", "DET", "ADP"} else ()
    denied = None
    for rule in rules:
        denied = denied or _denied(token)
        if lemma_of(token) in rule.if_denied:
            if denied:
                return Stance.DECLINES, True
            continue
        if rule.about and not _about(token, sentence, rule):
            continue
        pointing = _points(token, sentence)
        if denied or (rule.pointing and not pointing):
            continue
        return Stance(rule.stance), pointing
    return None


def _refused_noun(noun: Token) -> tuple[Stance, bool] | None:
    refused = any(noun.lemma_ in rule.about_refused for rule in response_rules())
    if not refused:
        return None
    for i in range(noun.i - 1, max(-1, noun.i - 6), -1):
        token = noun.doc[i]
        if lemma_of(token) in _REFUSING:
            return Stance.DECLINES, True
        if low(token) in {",", ";", "."}:
            break
    return None


@cache
def _rules() -> dict[str, tuple[ResponseRule, ...]]:
    found: dict[str, list[ResponseRule]] = {}
    for rule in sorted(response_rules(), key=lambda rule: not rule.if_denied):
        for verb in (*map(bare, rule.verbs), *rule.if_denied):
            found.setdefault(verb, []).append(rule)
    return {verb: tuple(rules) for verb, rules in found.items()}


def _denied(verb: Token) -> bool:
    """Tell whether somebody does not, or will not, do what the verb says."""
    if negation_of(verb) or low(verb.doc[max(0, verb.i - 1)]) == "ni":
        return True
    if not is_infinitive(verb):
        return False
    for i in range(verb.i - 1, max(-1, verb.i - 8), -1):
        token = verb.doc[i]
        if lemma_of(token) in _REFUSING:
            return True
        if is_verb(token) and not is_infinitive(token):
            return negation_of(token) is not None
        if low(token) in {";", "."}:
            break
    return False


def _about(verb: Token, sentence: Sentence, rule: ResponseRule) -> bool:
    near = verb.doc[max(sentence.start, verb.i - 6) : min(sentence.end, verb.i + 9)]
    return any(token.lemma_ in rule.about for token in near)


def _points(verb: Token, sentence: Sentence) -> bool:
    """Tell whether what is denied is named by a pronoun, "ce que", "ces …", or not at all."""
    doc = verb.doc
    before = doc[max(sentence.start, verb.i - 7) : verb.i]
    after = doc[verb.i + 1 : min(sentence.end, verb.i + 4)]
    if any(low(token) in {"que", "qu'"} for token in before):
        return True
    if any(low(token) in _PRONOUNS and token.pos_ == "PRON" for token in before[-4:]):
        return True
    if any(low(token) in _POINTING or low(token) in {".", ",", ";"} for token in after[:2]):
        return True
    return len(after) <= 1 or is_passive(verb)


def _noun_after(verb: Token, sentence: Sentence) -> str:
    """Return the noun that the response is about, or an empty string."""
    after = verb.doc[verb.i + 1 : min(sentence.end, verb.i + 6)]
    return next((low(t) for t in after if t.pos_ == "NOUN" and t.lemma_ not in _ABOUT_ANY), "")


def _responder(discourse: Discourse, token: Token, sentence: Sentence) -> tuple[str, ...]:
    verb = token
    if token.pos_ == "NOUN" or is_infinitive(token):
        verb = _finite_before(token, sentence)
    if is_passive(verb):
        return agents_of_passive(discourse.cast, verb, sentence.end)
    return speakers_of_verb(discourse.cast, verb, sentence.start)


def _finite_before(token: Token, sentence: Sentence) -> Token:
    """Return the verb that governs an infinitive or noun: the nearest finite one before it."""
    for other in reversed(token.doc[sentence.start : token.i]):
        if is_finite(other):
            return other.head if other.pos_ == "AUX" and is_verb(other.head) else other
    return token


def _families(discourse: Discourse) -> dict[str, frozenset[str]]:
    """Return entity -> the states and bodies that it speaks for."""
    above: dict[str, set[str]] = {}
    for office in getattr(discourse.cast.cast, "offices", ()):
        above.setdefault(office.person_id, set()).add(office.body_id)
    for part in getattr(discourse.cast.cast, "parts", ()):
        above.setdefault(part.org_id, set()).add(part.country_id)
    return {
        entity: frozenset(direct.union(*(above.get(body, ()) for body in direct)))
        for entity, direct in above.items()
    }


def _answered(
    claims: Sequence[QualifiedClaim], response: _Response, family: frozenset[str]
) -> list[int]:
    """Return the places of the nearest claims before the response that it plausibly answers."""
    here = (response.passage_index, response.verb.i)
    before = []
    for place, claim in enumerate(claims):
        at = (claim.passage_index, claim.predication.bearer.i)
        near = here[0] - _REACH <= at[0] <= here[0]
        if near and at < here and _is_contestable(claim):
            before.append((at, place))
    before.sort(reverse=True)
    named = [(at, place) for at, place in before if _is_named(claims[place], response)]
    before = named or [hit for hit in before if not _is_own(claims[hit[1]], family)]
    for test in (_does, _undergoes, _is_pointed_at):
        hits = [(at, place) for at, place in before if test(claims[place], response, family, at)]
        if hits:
            return _together(claims, hits)
    return []


def _is_named(claim: QualifiedClaim, response: _Response) -> bool:
    """Tell whether the response names what the claim is about ("ces livraisons" of "a livré")."""
    stem = response.noun[:5]
    return len(stem) > 3 and low(claim.predication.trigger).startswith(stem[:-1])


def _is_contestable(claim: QualifiedClaim) -> bool:
    """Tell whether somebody may have to answer the claim: a doubtful one, or a one-sided act."""
    if claim.relation in _SPEECH_ACTS:
        return False
    return _is_doubtful(claim) or (
        claim.relation not in _MUTUAL and claim.qualification.polarity is Polarity.POSITIVE
    )


def _is_doubtful(claim: QualifiedClaim) -> bool:
    said = claim.qualification
    return bool(said.attributions) or said.modality is Modality.ALLEGED


def _does(
    claim: QualifiedClaim, response: _Response, family: frozenset[str], at: tuple[int, int]
) -> bool:
    near = response.pointing or response.passage_index == at[0]
    return claim.subject in family and near


def _undergoes(
    claim: QualifiedClaim, response: _Response, family: frozenset[str], at: tuple[int, int]
) -> bool:
    return claim.object in family and response.passage_index - at[0] <= 1


def _is_pointed_at(
    claim: QualifiedClaim, response: _Response, _: frozenset[str], at: tuple[int, int]
) -> bool:
    if lemma_of(response.verb) in {"réagir", "répondre"}:
        return False
    return response.pointing and _is_doubtful(claim) and response.passage_index - at[0] <= 1


def _is_own(claim: QualifiedClaim, family: frozenset[str]) -> bool:
    """Tell whether the responder already stands behind the claim."""
    return any(source.entity_id in family for source in claim.qualification.attributions)


def _together(
    claims: Sequence[QualifiedClaim], hits: Sequence[tuple[tuple[int, int], int]]
) -> list[int]:
    """Return the nearest hit with those that the same predicate makes."""
    at, nearest = hits[0]
    subject = claims[nearest].subject
    return [place for where, place in hits if where == at and claims[place].subject == subject]
