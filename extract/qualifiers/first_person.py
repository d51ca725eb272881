"""Who is "je", and whose country is "notre pays"? The one whose words they stand in."""

from collections.abc import Iterator
from dataclasses import replace

from extract.actors.cast import Cast
from extract.actors.mention import Kind, Mention
from extract.parsed import Token
from extract.qualifiers.discourse import Discourse

_SINGULAR: dict[str, Kind] = {
    "je": "pronoun", "j'": "pronoun", "me": "pronoun", "m'": "pronoun", "moi": "pronoun",
    "mon": "possessive", "ma": "possessive", "mes": "possessive",
}  # fmt: skip
_PLURAL: dict[str, Kind] = {"nous": "pronoun", "notre": "possessive", "nos": "possessive"}
_FIRST_PERSONS = _SINGULAR.keys() | _PLURAL.keys()


def with_first_persons(cast: Cast, discourse: Discourse) -> Cast:
    """Return the cast with the first persons of what is said as mentions of who says it."""
    states = states_of(cast)
    states |= {g.id: f"country:{g.code}" for g in discourse.cast.groups.values() if g.code}
    found = tuple(
        mention
        for passage in discourse.passages
        for token in passage.doc
        if token.low in _FIRST_PERSONS
        for mention in _mention(token, discourse, states)
    )
    return replace(cast, mentions=(*cast.mentions, *found)) if found else cast


def states_of(cast: Cast) -> dict[str, str]:
    """Return entity -> the country, or else the body, that it speaks for."""
    above = {part.org_id: part.country_id for part in cast.parts}
    found: dict[str, str] = dict(above)
    for office in cast.offices:
        state = above.get(office.body_id, office.body_id)
        if not found.get(office.person_id, "").startswith("country:"):
            found[office.person_id] = state
    return found


def _mention(token: Token, discourse: Discourse, states: dict[str, str]) -> Iterator[Mention]:
    speaker = _speaker(token, discourse)
    if speaker is None:
        return
    span = token.doc[token.i : token.i + 1]
    if token.low in _SINGULAR:
        if speaker.startswith("person:"):
            yield Mention(span, (speaker,), _SINGULAR[token.low])
        return
    whose = states.get(speaker, None if speaker.startswith(("person:", "group:")) else speaker)
    if whose is not None:
        yield Mention(span, (whose,), _PLURAL[token.low])


def _speaker(token: Token, discourse: Discourse) -> str | None:
    """Return the one actor in whose words `token` stands, the innermost."""
    held = [
        speech
        for speech in discourse.sentence_of(token).speeches
        if speech.holds(token) and speech.sources and not speech.nominal
    ]
    innermost = max(held, key=lambda speech: (speech.start, speech.place), default=None)
    if innermost is None or len(innermost.sources) > 1:
        return None
    return innermost.sources[0]
