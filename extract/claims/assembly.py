"""What does the article say in the end? Its drafts, merged where they say the same, as claims."""

from collections.abc import Iterable, Iterator, Sequence

from extract.actors.cast import Cast
from extract.claims.confidence import confidence, score
from extract.claims.draft import Draft
from extract.claims.materiel import materiel
from extract.claims.reasons import reasons
from extract.passages import Passage
from graph.identity import Key, claim_id, key
from graph.models import Article, Attribution, Claim, Entity, EntityType, Modality, Polarity, Span


def claims_of(article: Article, drafts: Iterable[Draft]) -> tuple[Claim, ...]:
    """Merge `drafts` that say the same and return their claims, in the order of the text."""
    groups: dict[Key, list[Draft]] = {}
    for draft in drafts:
        groups.setdefault(_key(draft), []).append(draft)
    return tuple(_claim(article, identity, group) for identity, group in groups.items())


def _key(draft: Draft) -> Key:
    match, qualification = draft.match, draft.qualification
    return key(
        match.relation,
        match.subject,
        match.object,
        match.counterpart,
        qualification.polarity,
        qualification.modality,
    )


def _claim(article: Article, identity: Key, group: Sequence[Draft]) -> Claim:
    first = group[0]
    sources = dict.fromkeys(source for draft in group for source in draft.sources)
    theme = next((d for d in group if d.match.theme is not None), None)
    return Claim(
        id=claim_id(article.id, identity),
        relation=identity[0],
        subject=identity[1],
        object=identity[2],
        counterpart=identity[3] or None,
        instrument=_instrument(theme),
        polarity=first.qualification.polarity,
        modality=first.qualification.modality,
        attributions=tuple(
            Attribution(source=s.entity_id, stance=s.stance, cue=s.cue) for s in sources
        ),
        time=next((d.time for d in group if d.time), None),
        quantity=next((d.quantity for d in group if d.quantity), None),
        evidence=tuple(dict.fromkeys(_evidence(article, draft) for draft in group)),
        confidence=confidence(first.match, len(group)),
        rule=first.match.rule,
        reasons=reasons(group),
    )


def _instrument(draft: Draft | None) -> str | None:
    if draft is None or draft.match.theme is None:
        return None
    return materiel(draft.match.theme, draft.passage).id


def _evidence(article: Article, draft: Draft) -> Span:
    start, end = draft.passage.bounds(draft.sentence)
    text = article.text[start:end]
    left = len(text) - len(text.lstrip())
    right = len(text.rstrip())
    return Span(text=text[left:right], start=start + left, end=start + right)


def offices_of(article: Article, cast: Cast, passages: Sequence[Passage]) -> tuple[Claim, ...]:
    """Return the claims that offices and bodies make: HOLDS_OFFICE_IN and PART_OF."""
    place = {id(p.doc): p for p in passages}
    made: dict[str, Claim] = {}
    for office in cast.offices:
        span = place[id(office.span.doc)].bounds(office.span)
        held = (office.person_id, office.body_id, office.title)
        _add(made, _static(article, "HOLDS_OFFICE_IN", "office", held, span))
    for part in cast.parts:
        span = place[id(part.span.doc)].bounds(part.span)
        ends = (part.org_id, part.country_id, None)
        _add(made, _static(article, "PART_OF", "part", ends, span))
    return tuple(made.values())


def _add(made: dict[str, Claim], claim: Claim) -> None:
    known = made.get(claim.id)
    if known is None:
        made[claim.id] = claim
    else:
        spans = tuple(dict.fromkeys((*known.evidence, *claim.evidence)))
        made[claim.id] = known.model_copy(update={"evidence": spans})


def _static(
    article: Article,
    relation: str,
    kind: str,
    ends: tuple[str, str, str | None],
    span: tuple[int, int],
) -> Claim:
    subject, target, title = ends
    identity = key(relation, subject, target, None, Polarity.POSITIVE, Modality.ACTUAL)
    start, end = span
    return Claim(
        id=claim_id(article.id, identity),
        relation=relation,
        subject=subject,
        object=target,
        title=title,
        evidence=(Span(text=article.text[start:end], start=start, end=end),),
        confidence=score(relation, kind, 1),
        rule=f"{relation}:{kind}",
        reasons=(f"{relation}:{kind}: {article.text[start:end]}",),
    )


def entities_of(article: Article, cast: Cast, drafts: Sequence[Draft]) -> tuple[Entity, ...]:
    """Return the cast, the materiel and the unnamed sources of the drafts as entities, sorted by id.

    A group that is only described, or a state of which only places are named, is an entity where a
    claim rests on it.
    """
    claimed = {identifier for draft in drafts for identifier in _parties(draft)}
    claimed |= {end for office in cast.offices for end in (office.person_id, office.body_id)}
    claimed |= {end for part in cast.parts for end in (part.org_id, part.country_id)}
    entities = {
        identifier: entity
        for identifier, entity in cast.entities.items()
        if identifier in claimed or (entity.mentions and entity.type is not EntityType.GROUP)
    }
    for draft in drafts:
        if draft.match.theme is not None:
            thing = materiel(draft.match.theme, draft.passage)
            entities.setdefault(thing.id, thing)
        for source in draft.sources:
            if source.described is not None:
                entities.setdefault(source.entity_id, source.described)
    return tuple(
        Entity(
            id=draft.id,
            type=draft.type,
            name=draft.name,
            code=draft.code,
            aliases=draft.aliases,
            mentions=tuple(
                Span(text=article.text[start:end], start=start, end=end)
                for start, end in sorted(set(draft.mentions))
            ),
        )
        for _, draft in sorted(entities.items())
    )


def _parties(draft: Draft) -> Iterator[str]:
    """Yield the actors on which a claim rests: its ends and its sources."""
    yield draft.subject
    yield draft.object
    if draft.match.counterpart:
        yield draft.match.counterpart
    yield from (source.entity_id for source in draft.sources)
