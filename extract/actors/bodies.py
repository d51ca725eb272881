"""Which entity does a state's body stand for: the state, or an organization that is part of it?"""

from extract.actors.cast import Part
from extract.actors.names import slug
from extract.actors.roster import Roster, Traits
from extract.actors.state_bodies import Body
from extract.parsed import Span
from graph.models import EntityType


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
