"""How does a test put an article together from claims written as lines?"""

from datetime import date

from graph.models import (
    Article,
    ArticleGraph,
    Attribution,
    Claim,
    Entity,
    EntityType,
    Modality,
    Period,
    Polarity,
    Span,
    Stance,
)

NAMES = {
    "country:IR": "Iran",
    "country:RU": "Russie",
    "country:UA": "Ukraine",
    "country:US": "États-Unis",
    "country:QA": "Qatar",
    "org:otan": "OTAN",
    "org:le-soir": "Le Soir",
    "person:anna-petrova": "Anna Petrova",
    "materiel:drones": "drones",
}
TYPES = {"org": EntityType.ORGANIZATION, **{t.lower(): t for t in EntityType}}


def article(
    name: str, *lines: str, day: str | None = "2026-03-10", text: str = "", **changes: str
) -> ArticleGraph:
    """Return an article whose claims are `lines`, spelled as `str(claim)`; its source is `name`."""
    body = "\n".join((*lines, text)) or name
    claims, start = [], 0
    for number, line in enumerate(lines):
        claims.append(_claim(line, f"{name}#{number}", start))
        start += len(line) + 1
    published = (
        Period(text=day, start=date.fromisoformat(day), end=date.fromisoformat(day))
        if day
        else None
    )
    fields = {"id": f"sha256:{name}", "title": name, "source": name, "text": body, **changes}
    return ArticleGraph(
        article=Article(language="fr", published=published, **fields),
        entities=tuple(entity(key) for key in sorted(_named(claims))),
        claims=tuple(claims),
    )


def entity(identifier: str, name: str | None = None, **more: object) -> Entity:
    """Return an entity of the tests."""
    kind = TYPES[identifier.split(":")[0]]
    named = name or NAMES.get(identifier, identifier)
    code = identifier.split(":")[1] if kind is EntityType.COUNTRY else None
    return Entity.model_validate(
        {"id": identifier, "type": kind, "name": named, "code": code, **more}
    )


def _claim(line: str, identifier: str, start: int) -> Claim:
    triple, *qualities = line.split(", ")
    ends, _, instrument = triple.partition(" with ")
    ends, _, counterpart = ends.partition(" / ")
    subject, relation, object_ = ends.split()
    sources = [quality.split()[1:] for quality in qualities if quality.startswith("by ")]
    return Claim(
        id=identifier,
        relation=relation,
        subject=subject,
        object=object_,
        counterpart=counterpart or None,
        instrument=instrument or None,
        polarity=Polarity.NEGATIVE if "negative" in qualities else Polarity.POSITIVE,
        modality=next((m for m in Modality if m in qualities), Modality.ACTUAL),
        attributions=tuple(Attribution(source=s, stance=Stance(t), cue="dit") for s, t in sources),
        evidence=(Span(text=line, start=start, end=start + len(line)),),
        confidence=0.5,
        rule="test",
    )


def _named(claims: list[Claim]) -> set[str]:
    ends = {e for c in claims for e in (c.subject, c.object, c.counterpart, c.instrument) if e}
    return ends | {a.source for c in claims for a in c.attributions}
