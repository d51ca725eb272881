"""Who plays in this article? Its entities, where they are mentioned, and the offices they hold."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from extract.actors.mention import Mention
from extract.parsed import Span, Token
from graph.models import EntityType


@dataclass(frozen=True, slots=True)
class EntityDraft:
    """An entity of the article; `mentions` are bounds in its text, end exclusive."""

    id: str
    type: EntityType
    name: str
    code: str | None = None
    aliases: tuple[str, ...] = ()
    mentions: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class Office:
    """A person holds the office `title` in a body, as `span` says."""

    person_id: str
    body_id: str
    title: str
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """An organization is a body of a country, as `span` says."""

    org_id: str
    country_id: str
    span: Span


@dataclass(frozen=True, slots=True, eq=False)
class Cast:
    """The actors and places of one article; `soil` says of places in which state they lie."""

    entities: Mapping[str, EntityDraft]
    mentions: tuple[Mention, ...]
    offices: tuple[Office, ...] = ()
    parts: tuple[Part, ...] = ()
    soil: Mapping[str, str] = field(default_factory=dict)
    _at: Mapping[Token, Mention] = field(init=False, repr=False)
    _states: Mapping[Token, str] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Index the mentions by the tokens they cover; a later one hides those before it."""
        table: dict[Token, Mention] = {}
        states: dict[Token, str] = {}
        for mention in self.mentions:
            if mention.kind != "place":
                table.update(dict.fromkeys(mention.span, mention))
            elif mention.entities[0] in self.soil:
                states.update(dict.fromkeys(mention.span, self.soil[mention.entities[0]]))
        object.__setattr__(self, "_at", table)
        object.__setattr__(self, "_states", states)

    def at(self, token: Token) -> Mention | None:
        """Return the mention of an actor that covers `token`; a mere place is none."""
        return self._at.get(token)

    def state_at(self, token: Token) -> str | None:
        """Return the id of the state in which the place lies that covers `token`, if one does."""
        return self._states.get(token)
