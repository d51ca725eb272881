"""Which entity does a state's body stand for: the state, or an organization that is part of it?"""

from extract.actors.cast import Part
from extract.actors.names import slug
from extract.actors.roster import Roster, Traits
from extract.actors.state_bodies import Body
from extract.parsed import Span
from graph.models import EntityType

_BODIES = frozenset({"agency", "ministry", "institution"})


def enter_body(span: Span, body: Body, roster: Roster) -> str | None:
    """Mark a body whose country the phrase names; return its entity, None where nothing is marked."""
    if body.country is not None:
        roster.know(body.country)
    if body.pattern.resolves_to == "country":
        if body.country is None:
            return None
        roster.mark(span, [body.country], "name")
        return body.country
    if body.country is None and body.portfolio is None:
        return None
    identifier = _organization(span, body, roster)
    roster.mark(span, [identifier], "name")
    if body.country is not None:
        roster.parts.append(Part(identifier, body.country, span))
    return identifier


def enter_parents(roster: Roster) -> None:
    """Record of what state or organization the known bodies of an article are, where it names both."""
    told = {part.org_id for part in roster.parts}
    for mention in list(roster.mentions):
        for identifier in mention.entities:
            parent = _parent(identifier, roster)
            if parent is not None and identifier not in told:
                told.add(identifier)
                roster.parts.append(Part(identifier, parent, mention.span))


def _parent(identifier: str, roster: Roster) -> str | None:
    """Return of what a known body is one, if the article names it; a state of its own making is none."""
    traits = roster.traits[identifier]
    if traits.country is None or not identifier.startswith("org:"):
        return None
    own = traits.kind == "institution" and traits.country.startswith("country:")
    parent = roster.traits.get(traits.country)
    named = parent is not None and bool(parent.bounds)
    return traits.country if named and traits.kind in _BODIES and not own else None


def _organization(span: Span, body: Body, roster: Roster) -> str:
    name = span.text
    head = span[0].text if body.portfolio else name
    parts = [head]
    if body.portfolio is not None:
        start, end = body.portfolio
        parts.append(span.doc[start:end].text)
        if body.country is not None:
            parts.append(body.country.removeprefix("country:"))
    identifier = f"org:{slug(' '.join(parts))}"
    gender, plural = body.pattern.gender, body.pattern.number == "plural"
    roster.enter(
        Traits(
            identifier,
            EntityType.ORGANIZATION,
            name,
            None,
            frozenset(gender),
            plural,
            body.pattern.kind,
            body.country,
        )
    )
    return identifier
