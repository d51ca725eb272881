"""Which entities and mentions have been found so far, while an article is being read?"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.actors.authorities import cards
from extract.actors.cast import EntityDraft, Office, Part
from extract.actors.mention import Kind, Mention
from extract.parsed import Span, Token
from extract.passages import Passage
from graph.models import EntityType


@dataclass(slots=True)
class Traits:
    """What an entity is called and which pronouns fit it; `genders` holds all that are possible."""

    id: str
    type: EntityType
    name: str
    code: str | None = None
    genders: frozenset[str] = frozenset("fm")
    plural: bool = False
    kind: str | None = None
    country: str | None = None
    base: str | None = None
    surfaces: dict[str, None] = field(default_factory=dict)
    bounds: list[tuple[int, int]] = field(default_factory=list)


@dataclass(slots=True)
class Roster:
    """The cast in the making: entities by id, mentions by the token they cover."""

    passages: tuple[Passage, ...]
    traits: dict[str, Traits] = field(default_factory=dict)
    mentions: list[Mention] = field(default_factory=list)
    offices: list[Office] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    _at: dict[Token, Mention] = field(default_factory=dict)
    _passage: dict[int, Passage] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._passage = {id(passage.doc): passage for passage in self.passages}

    def at(self, token: Token) -> Mention | None:
        """Return the mention, even of a place, that covers `token`."""
        return self._at.get(token)

    def free(self, span: Span) -> bool:
        """Tell whether no mention covers any token of `span`."""
        return self._at.keys().isdisjoint(span)

    def offset(self, token: Token) -> int:
        """Return where a token begins in the article's text."""
        return self._passage[id(token.doc)].offset(token)

    def know(self, identifier: str) -> Traits:
        """Return the traits of an entity of the authority files, entering it if it is new."""
        if identifier not in self.traits:
            card = cards()[identifier]
            self.traits[identifier] = Traits(
                identifier, card.type, card.name, card.code,
                frozenset(card.gender or "fm"), card.number == "plural", card.kind, card.country, card.base,
            )  # fmt: skip
        return self.traits[identifier]

    def enter(self, traits: Traits) -> Traits:
        """Add an entity unless its id is there; return the one that is."""
        return self.traits.setdefault(traits.id, traits)

    def mark(
        self, span: Span, entities: Iterable[str], kind: Kind, *, alias: bool = True
    ) -> Mention:
        """Record that `span` names `entities`; its words are another name of theirs if `alias`."""
        mention = Mention(span, tuple(dict.fromkeys(entities)), kind)
        self.mentions.append(mention)
        self._at.update(dict.fromkeys(span, mention))
        if kind not in {"pronoun", "possessive"}:
            self._note(span, mention, alias and kind != "office")
        return mention

    def _note(self, span: Span, mention: Mention, alias: bool) -> None:
        bounds = self._passage[id(span.doc)].bounds(span)
        for identifier in mention.entities:
            traits = self.traits[identifier]
            traits.bounds.append(bounds)
            if alias and len(mention.entities) == 1:
                traits.surfaces.setdefault(span.text)

    def drafts(self, states: Iterable[str] = ()) -> dict[str, EntityDraft]:
        """Return the entities that are mentioned, hold an office or are in `states`, as they came."""
        held = {o.person_id for o in self.offices} | {o.body_id for o in self.offices}
        held |= {p.org_id for p in self.parts} | {p.country_id for p in self.parts}
        held |= set(states)
        return {
            t.id: EntityDraft(t.id, t.type, t.name, t.code, tuple(t.surfaces), tuple(t.bounds))
            for t in self.traits.values()
            if t.bounds or t.id in held
        }
