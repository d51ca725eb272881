"""Who answers a claim that another sentence makes? Denials, admissions, refusals to comment."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from extract.qualifiers.discourse import INTERVIEW, Discourse
from extract.qualifiers.predication import Predication, Qualification, Source
from extract.qualifiers.presupposition import is_presupposed
from extract.qualifiers.replies import Reply, replies
from extract.qualifiers.words import lemma_of
from graph.models import Modality, Polarity, Stance
from ontology.cues import marks
from ontology.relations import event_words, words_of

_REACH = 3
_STEM = 5


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


def respond(claims: Sequence[QualifiedClaim], discourse: Discourse) -> list[list[Source]]:
    """Return for each claim the sources that answer it from another sentence or clause."""
    added: list[list[Source]] = [[] for _ in claims]
    if not claims:
        return added
    families = _families(discourse)
    for reply in replies(discourse):
        if _tells_itself(claims, reply):
            continue
        answered = _jointly(
            _answered(claims, reply, families.get(entity, frozenset()) | {entity}, discourse)
            for entity in reply.sources
        )
        for place in answered:
            for entity in reply.sources:
                if all(known.entity_id != entity for known in added[place]):
                    added[place].append(discourse.source(entity, reply.stance, reply.verb.text))
    return added


def _tells_itself(claims: Sequence[QualifiedClaim], reply: Reply) -> bool:
    """Tell whether the words of the answer make the claim that it is about ("nie avoir livré …")."""
    return any(
        claim.passage_index == reply.passage_index
        and reply.verb.i < claim.predication.bearer.i < reply.sentence.end
        and any(
            source.entity_id in reply.sources and source.cue == reply.verb.text
            for source in claim.qualification.attributions
        )
        for claim in claims
    )


def _jointly(answered: Iterable[list[int]]) -> list[int]:
    """Return what several who answer together answer: the last claims that one of them may mean."""
    return max(answered, key=lambda places: max(places, default=-1), default=[])


def _families(discourse: Discourse) -> dict[str, frozenset[str]]:
    """Return entity -> the states and bodies that it speaks for, and whoever else speaks for its state."""
    above: dict[str, set[str]] = {}
    for office in getattr(discourse.cast.cast, "offices", ()):
        above.setdefault(office.person_id, set()).add(office.body_id)
    for part in getattr(discourse.cast.cast, "parts", ()):
        above.setdefault(part.org_id, set()).add(part.country_id)
    for group in discourse.cast.groups.values():
        if group.code:
            above.setdefault(group.id, set()).add(f"country:{group.code}")
    reach = {
        entity: direct.union(*(above.get(body, ()) for body in direct))
        for entity, direct in above.items()
    }
    below: dict[str, set[str]] = {}
    for entity, ends in reach.items():
        for end in ends:
            if end.startswith("country:"):
                below.setdefault(end, set()).add(entity)
    return {
        entity: frozenset(reach.get(entity, set()).union(*(below.get(end, ()) for end in ends)))
        for entity, ends in {**{state: {state} for state in below}, **reach}.items()
    }


def _answered(
    claims: Sequence[QualifiedClaim], reply: Reply, family: frozenset[str], discourse: Discourse
) -> list[int]:
    """Return the places of the nearest claims before the reply that it plausibly answers."""
    before = _before(claims, reply, family, discourse)
    named = [(at, place) for at, place in before if _is_named(claims[place], reply)]
    if reply.own_act:
        return _together(
            claims, [hit for hit in named if claims[hit[1]].subject in family], discourse
        )
    known = [
        hit for hit in named if _is_party(claims[hit[1]], family) or _is_doubtful(claims[hit[1]])
    ]
    if known or reply.named or reply.topic in event_words():
        return _together(claims, known, discourse)
    before = [hit for hit in before if not _is_own(claims[hit[1]], family, reply)]
    if reply.stance is Stance.ASSERTS:
        told = [hit for hit in before if _is_nearest(claims[hit[1]], reply, discourse)]
        return _together(claims, told, discourse)
    said_with = [hit for hit in before if _is_of_its_sentence(claims[hit[1]], reply)]
    if said_with:
        return _together(claims, said_with, discourse)
    for test in (_does, _undergoes):
        hits = [(at, place) for at, place in before if test(claims[place], reply, family, at)]
        if hits:
            return _together(claims, hits, discourse)
    pointed = [hit for hit in before if _is_pointed_at(claims[hit[1]], reply, family, discourse)]
    return _together(claims, pointed, discourse)


def _before(
    claims: Sequence[QualifiedClaim], reply: Reply, family: frozenset[str], discourse: Discourse
) -> list[tuple[tuple[int, int], int]]:
    """Return the (place in the text, index) of the claims that the reply may answer, nearest first.

    Nothing is answered over an accusation against the responder that stands in between.
    """
    here = (reply.passage_index, reply.verb.i)
    found = []
    opening = (here[0] - _REACH, 0)
    for place, claim in enumerate(claims):
        at = (claim.passage_index, claim.predication.bearer.i)
        if not at < here:
            continue
        if claim.relation == "ACCUSES" and claim.object in family:
            start = discourse.sentence_of(claim.predication.bearer).start
            opening = max(opening, (at[0], start))
        if _is_contestable(claim) or _is_just_told(claim, reply, discourse):
            found.append((at, place))
    return sorted((hit for hit in found if hit[0] >= opening), reverse=True)


def _is_just_told(claim: QualifiedClaim, reply: Reply, discourse: Discourse) -> bool:
    """Tell whether an act done in the open is told in the reply's sentence or the one before it."""
    return claim.relation in marks().open_acts and _is_nearest(claim, reply, discourse)


def _is_nearest(claim: QualifiedClaim, reply: Reply, discourse: Discourse) -> bool:
    if claim.passage_index != reply.passage_index:
        return False
    told = discourse.sentence_of(claim.predication.bearer)
    return told in {reply.sentence, discourse.before(reply.sentence, reply.verb.doc)}


def _is_concerned(claim: QualifiedClaim, family: frozenset[str], discourse: Discourse) -> bool:
    """Tell whether the sentence of the claim mentions who answers."""
    bearer = claim.predication.bearer
    sentence = discourse.sentence_of(bearer)
    mentions = (discourse.cast.at(t) for t in bearer.doc.tokens[sentence.start : sentence.end])
    return any(m is not None and family & set(m.entities) for m in mentions)


def _is_named(claim: QualifiedClaim, reply: Reply) -> bool:
    """Tell whether the reply names what the claim is about ("ces livraisons" of "a livré")."""
    stem = reply.topic[:_STEM]
    alike = len(stem) == _STEM and claim.predication.trigger.low.startswith(stem[:-1])
    return alike or reply.topic in words_of(claim.relation)


def _is_contestable(claim: QualifiedClaim) -> bool:
    """Tell whether somebody may have to answer the claim: a doubtful one, or a one-sided act."""
    said = claim.qualification
    if said.modality is Modality.HYPOTHETICAL or is_presupposed(claim.predication):
        return False
    if claim.relation in marks().speech_acts:
        return said.modality is Modality.ALLEGED
    return _is_doubtful(claim) or (
        claim.relation not in marks().open_acts and said.polarity is Polarity.POSITIVE
    )


def _is_doubtful(claim: QualifiedClaim) -> bool:
    said = claim.qualification
    by_others = [source for source in said.attributions if source.cue != INTERVIEW]
    return bool(by_others) or said.modality is Modality.ALLEGED


def _is_party(claim: QualifiedClaim, family: frozenset[str]) -> bool:
    return claim.subject in family or claim.object in family


def _does(claim: QualifiedClaim, reply: Reply, family: frozenset[str], at: tuple[int, int]) -> bool:
    near = reply.pointing or reply.passage_index == at[0]
    return claim.subject in family and near


def _undergoes(
    claim: QualifiedClaim, reply: Reply, family: frozenset[str], at: tuple[int, int]
) -> bool:
    return claim.object in family and reply.passage_index - at[0] <= 1


def _takes_up(reply: Reply) -> bool:
    return reply.pointing and lemma_of(reply.verb) not in {"réagir", "répondre"}


def _is_of_its_sentence(claim: QualifiedClaim, reply: Reply) -> bool:
    """Tell whether the sentence of the answer makes the claim."""
    here = claim.passage_index == reply.passage_index
    inside = reply.sentence.start <= claim.predication.bearer.i < reply.sentence.end
    return here and inside and _takes_up(reply)


def _is_pointed_at(
    claim: QualifiedClaim, reply: Reply, family: frozenset[str], discourse: Discourse
) -> bool:
    """Tell whether who is no party takes up a claim of a sentence that mentions him."""
    if not _takes_up(reply):
        return False
    near = reply.passage_index - claim.passage_index
    asked = any(speech.cue == INTERVIEW for speech in reply.sentence.speeches)
    concerned = asked or _is_concerned(claim, family, discourse)
    return near <= 1 and _is_doubtful(claim) and concerned


def _is_own(claim: QualifiedClaim, family: frozenset[str], reply: Reply) -> bool:
    """Tell whether the responder already stands behind the claim, otherwise than now."""
    return any(
        source.entity_id in (reply.sources if source.cue == INTERVIEW else family)
        and source.stance is not reply.stance
        for source in claim.qualification.attributions
    )


def _together(
    claims: Sequence[QualifiedClaim],
    hits: Sequence[tuple[tuple[int, int], int]],
    discourse: Discourse,
) -> list[int]:
    """Return the nearest hit with those of its sentence that have the same subject."""
    if not hits:
        return []
    (passage, _), nearest = hits[0]
    subject = claims[nearest].subject
    sentence = discourse.sentence_of(claims[nearest].predication.bearer)
    return [
        place
        for at, place in hits
        if claims[place].subject == subject
        and at[0] == passage
        and (sentence.start <= at[1] < sentence.end or _is_doubtful(claims[place]))
    ]
