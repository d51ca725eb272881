"""How does an article read once an analyst has said who is who?

Each mention of an entity is followed to the entity that it is. Where those of one entity part, a claim goes with
the mentions in its evidence, else with the last one before; where they disagree, it stays with the entity.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from graph.models import ArticleGraph, Attribution, Claim, Entity, EntityType, Span

#: Returns the id of the entity that is meant by an id and a form of name, empty where there is none.
Resolve = Callable[[str, str], str]

#: What an id begins with tells what it is of.
_TYPES = {
    "country": EntityType.COUNTRY,
    "org": EntityType.ORGANIZATION,
    "person": EntityType.PERSON,
    "group": EntityType.GROUP,
    "place": EntityType.PLACE,
    "materiel": EntityType.MATERIEL,
}


@dataclass(frozen=True)
class Reading:
    """Who the mentions of an entity are, in the order of the text, and who it is where they do not tell."""

    entity: Entity
    mentions: tuple[tuple[Span, str], ...]
    otherwise: str

    @property
    def changed(self) -> bool:
        """Whether the entity is another one, anywhere."""
        return self.referents != {self.entity.id}

    @property
    def referents(self) -> set[str]:
        """Return all that it may be."""
        return {self.otherwise, *(key for _, key in self.mentions)}

    def of(self, claim: Claim) -> str:
        """Return who it is in a claim."""
        told = {key for span, key in self.mentions if _quotes(claim, span)}
        if len(told) == 1:
            return told.pop()
        before = [key for span, key in self.mentions if span.start < claim.evidence[0].start]
        return self.otherwise if told or not before else before[-1]

    def piece(self, key: str) -> Entity:
        """Return the entity as far as it is the one with the id `key`."""
        spans = tuple(span for span, found in self.mentions if found == key)
        if len(spans) == len(self.mentions):
            return self.entity
        forms = sorted({span.text for span in spans})
        if key == self.otherwise:
            gone = {span.text for span, found in self.mentions if found != key} - {*forms}
            aliases = tuple(alias for alias in self.entity.aliases if alias not in gone)
            return self.entity.model_copy(update={"aliases": aliases, "mentions": spans})
        return Entity(
            id=self.entity.id,
            type=self.entity.type,
            name=spans[0].text,
            aliases=tuple(form for form in forms if form != spans[0].text),
            mentions=spans,
        )


def reading(entity: Entity, resolve: Resolve) -> Reading:
    """Return who the mentions of `entity` are."""
    spans = sorted(entity.mentions, key=lambda span: (span.start, span.end))
    mentions = tuple((span, resolve(entity.id, span.text)) for span in spans)
    referents = {key for _, key in mentions} or {resolve(entity.id, entity.name)}
    otherwise = referents.pop() if len(referents) == 1 else resolve(entity.id, "")
    return Reading(entity, mentions, otherwise)


def judged(graph: ArticleGraph, readings: Mapping[str, Reading]) -> ArticleGraph:
    """Return `graph` with every entity as `readings` have it."""
    claims = tuple(_rename(claim, readings) for claim in graph.claims)
    claimed = {end for claim in claims for end in ends(claim)}
    joined: dict[str, list[Entity]] = {}
    for found in readings.values():
        keys = {key for _, key in found.mentions}
        keys |= {found.otherwise} if found.otherwise in claimed or not keys else set()
        for key in sorted(keys):
            joined.setdefault(key, []).append(found.piece(key))
    entities = tuple(_join(identifier, group) for identifier, group in joined.items())
    return graph.model_copy(update={"entities": entities, "claims": claims})


def ends(claim: Claim) -> Iterator[str]:
    """Yield the ids of the entities that a claim names."""
    for end in (claim.subject, claim.object, claim.counterpart, claim.instrument):
        if end is not None:
            yield end
    yield from (attribution.source for attribution in claim.attributions)


def _quotes(claim: Claim, span: Span) -> bool:
    return any(e.start <= span.start and span.end <= e.end for e in claim.evidence)


def _join(identifier: str, group: list[Entity]) -> Entity:
    """Return one entity for several, called as the one that the others are, where it is there."""
    own = next((entity for entity in group if entity.id == identifier), None)
    first = own or group[0]
    others = [entity for entity in group if entity is not first]
    aliases = {alias for entity in others for alias in (entity.name, *entity.aliases)}
    mentions = {span for entity in group for span in entity.mentions}
    codes = [entity.code for entity in group if entity.code is not None]
    kind = first.type if own else _TYPES.get(identifier.partition(":")[0], first.type)
    return Entity(
        id=identifier,
        type=kind,
        name=first.name,
        code=first.code if first.code is not None else min(codes, default=None),
        aliases=(*first.aliases, *sorted(aliases - {first.name, *first.aliases})),
        mentions=tuple(sorted(mentions, key=lambda span: (span.start, span.end))),
    )


def _rename(claim: Claim, readings: Mapping[str, Reading]) -> Claim:
    roles = {
        role: readings[end].of(claim)
        for role in ("subject", "object", "counterpart", "instrument")
        if (end := getattr(claim, role)) is not None
    }
    renamed = (
        a.model_copy(update={"source": readings[a.source].of(claim)}) for a in claim.attributions
    )
    attributions: tuple[Attribution, ...] = tuple(dict.fromkeys(renamed))
    return claim.model_copy(update={**roles, "attributions": attributions})
