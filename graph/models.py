"""What is one article's graph, as extraction hands it over and the loader takes it?

The interchange form, schema version 1. All offsets count code points of `Article.text`; `end` is exclusive.
"""

import operator
from datetime import date
from enum import StrEnum
from itertools import chain
from typing import Annotated, Final, Literal, Self

from pydantic import Field, ValidationInfo, model_validator

from ontology.strict import Strict

SCHEMA_VERSION: Final = 1

#: Given as context, it lets pass what an analyst has said: that an instrument is an actor, for example.
JUDGED: Final = "judged"

Offset = Annotated[int, Field(ge=0)]
Identifier = Annotated[str, Field(min_length=1, max_length=300)]
#: What an index of the database can hold, whatever the script.
Name = Annotated[str, Field(max_length=2_000)]


class EntityType(StrEnum):
    """The kinds of entity; each is a label in Neo4j."""

    COUNTRY = "Country"
    ORGANIZATION = "Organization"
    PERSON = "Person"
    GROUP = "Group"
    PLACE = "Place"
    MATERIEL = "Materiel"


ACTOR_TYPES = frozenset(
    {EntityType.COUNTRY, EntityType.ORGANIZATION, EntityType.PERSON, EntityType.GROUP}
)


class Polarity(StrEnum):
    """Does the article say that it is so, or that it is not?"""

    POSITIVE = "positive"
    NEGATIVE = "negative"


class Modality(StrEnum):
    """How the content of a claim is put forward."""

    ACTUAL = "actual"
    ALLEGED = "alleged"
    PLANNED = "planned"
    REQUESTED = "requested"
    HYPOTHETICAL = "hypothetical"


class Stance(StrEnum):
    """What a source does with a claim."""

    ASSERTS = "asserts"
    CONFIRMS = "confirms"
    DENIES = "denies"
    DECLINES = "declines"


class Span(Strict):
    """A passage of the article's stored text, repeated so that it can be checked."""

    text: str
    start: Offset
    end: Offset


class Paragraph(Strict):
    """A stretch of the article's stored text, and the part it plays, such as title or lead."""

    start: Offset
    end: Offset
    kind: Identifier


class Period(Strict):
    """A time as the text says it, and the days it spans, both inclusive; None where unknown."""

    text: str
    start: date | None = None
    end: date | None = None
    vague: bool = False

    @model_validator(mode="after")
    def _begins_before_it_ends(self) -> Self:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"{self.text!r} ends on {self.end}, before it starts")
        return self


class Quantity(Strict):
    """How many: "environ 400 drones" is value 400, unit "drones", bound `about`."""

    text: str
    value: Annotated[float, Field(allow_inf_nan=False)]
    unit: str
    bound: Literal["exact", "about", "at least", "at most"] = "exact"


class Attribution(Strict):
    """Who stands behind a claim, how, and by which words."""

    source: Identifier
    stance: Stance
    cue: str


class Article(Strict):
    """One article as stored: its cleaned text is what every offset refers to."""

    id: Identifier
    title: Name
    text: str
    language: Identifier
    source: Annotated[Name, Field(min_length=1)]
    outlet: str | None = None
    published: Period | None = None
    paragraphs: tuple[Paragraph, ...] = ()


class Entity(Strict):
    """An actor, place or materiel, with where the article mentions it."""

    id: Identifier
    type: EntityType
    name: Name
    code: Identifier | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[Span, ...] = ()


class Claim(Strict):
    """One relation between two entities, as one article puts it."""

    id: Identifier
    relation: str
    subject: Identifier
    object: Identifier
    counterpart: Identifier | None = None
    instrument: Identifier | None = None
    title: str | None = None
    polarity: Polarity = Polarity.POSITIVE
    modality: Modality = Modality.ACTUAL
    attributions: tuple[Attribution, ...] = ()
    time: Period | None = None
    quantity: Quantity | None = None
    evidence: tuple[Span, ...] = Field(min_length=1)
    confidence: Annotated[float, Field(ge=0, le=1)]
    rule: str
    reasons: tuple[str, ...] = ()

    def __str__(self) -> str:
        """Write the claim on one line, as examples, tests and diffs do."""
        parts = [f"{self.subject} {self.relation} {self.object}"]
        if self.counterpart:
            parts[0] += f" / {self.counterpart}"
        parts.append(self.modality)
        if self.polarity is Polarity.NEGATIVE:
            parts.append(self.polarity)
        parts += dict.fromkeys(f"by {a.source} {a.stance}" for a in self.attributions)
        return ", ".join(parts)


class ArticleGraph(Strict):
    """All that one article says: what `extract` prints, one per line, and `load` takes."""

    schema_version: Literal[1] = SCHEMA_VERSION
    extractor: Identifier = "unknown"
    article: Article
    entities: tuple[Entity, ...] = ()
    claims: tuple[Claim, ...] = ()
    part: bool = Field(default=False, exclude_if=operator.not_)
    """Whether claims or entities of the article are left out, as in an export of a part of the graph."""

    @model_validator(mode="after")
    def _spans_quote_the_text(self) -> Self:
        whole = self.article.text
        found = [*[e.mentions for e in self.entities], *[c.evidence for c in self.claims]]
        for span in chain.from_iterable(found):
            text, start, end = span.text, span.start, span.end
            if not text or start + len(text) != end or not whole.startswith(text, start):
                raise ValueError(f"the text at {start}-{end} is not {text[:60]!r}")
        for paragraph in self.article.paragraphs:
            if not paragraph.start <= paragraph.end <= len(whole):
                place = f"{paragraph.start}-{paragraph.end}"
                raise ValueError(f"{place} is no stretch of the text")
        return self

    @model_validator(mode="after")
    def _references_exist(self, info: ValidationInfo) -> Self:
        types = {entity.id: entity.type for entity in self.entities}
        if len(types) != len(self.entities):
            raise ValueError("two entities share an id")
        if len({claim.id for claim in self.claims}) != len(self.claims):
            raise ValueError("two claims share an id")
        known = {None, *types}
        for claim in self.claims:
            ends = [claim.subject, claim.object, claim.counterpart, claim.instrument]
            ends += [attribution.source for attribution in claim.attributions]
            if not known.issuperset(ends):
                missing = next(end for end in ends if end not in known)
                raise ValueError(f"claim {claim.id} names {missing}, which is no entity here")
            if info.context == JUDGED:
                continue
            if claim.instrument and types[claim.instrument] is not EntityType.MATERIEL:
                raise ValueError(f"claim {claim.id} has an instrument that is no Materiel")
        return self
