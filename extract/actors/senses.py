"""As whom does a noun take up an actor? As itself, or a person as a state; of the right type, kind and country."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from extract.actors.anaphors import Anaphor
from extract.actors.names import fold
from extract.actors.roster import Roster, Traits
from extract.parsed import Token
from graph.models import EntityType


@dataclass(frozen=True, slots=True)
class Senses:
    """What nouns say of the actors of one article; `state` gives the country of a person, `offices` the offices."""

    roster: Roster
    state: Callable[[str], str | None]
    offices: Callable[[str], frozenset[str]]

    def read_all(self, entities: tuple[str, ...], entry: Anaphor) -> tuple[str, ...]:
        """Return the entities as the noun has them, () unless it may stand for each."""
        read = [self.read(entity, entry) for entity in entities]
        return tuple(dict.fromkeys(e for e in read if e is not None)) if all(read) else ()

    def read(self, identifier: str, entry: Anaphor) -> str | None:
        """Return the entity as the noun has it: itself, or for "pays" the state of a person or an armed group."""
        traits = self.roster.traits[identifier]
        if traits.type is EntityType.PERSON and EntityType.PERSON not in entry.types:
            state = self.state(identifier)
            if state is None or not state.startswith("country:"):
                return None
            identifier, traits = state, self.roster.know(state)
        if entry.owned and traits.kind == "armed_group" and traits.base:
            identifier, traits = traits.base, self.roster.know(traits.base)
        if traits.type not in entry.types or not _of_kind(traits, entry):
            return None
        return identifier if self._from(traits, entry) else None

    def _from(self, traits: Traits, entry: Anaphor) -> bool:
        """Tell whether an actor is of one of the countries that the noun may stand for."""
        if not entry.countries:
            return True
        state = self.state(traits.id) if traits.type is EntityType.PERSON else None
        code = state.removeprefix("country:") if state else traits.code
        return code in entry.countries

    def of_state(self, identifier: str, adjective: Token | None) -> bool:
        """Tell whether the adjective after the noun, if it names a state, is that of the actor."""
        mention = self.roster.at(adjective) if adjective is not None else None
        if mention is None or mention.kind != "adjective":
            return adjective is None
        traits = self.roster.traits[identifier]
        of = self.state(identifier) if traits.type is EntityType.PERSON else traits.country
        of = identifier if traits.type is EntityType.COUNTRY else of
        return of in mention.entities or traits.base in mention.entities

    def fought(self) -> str | None:
        """Return the state that the armed groups of the article fight, if it is one."""
        named = [t for t in self.roster.traits.values() if t.bounds and t.kind == "armed_group"]
        states = {traits.base for traits in named}
        [state, *others] = states or {None}
        return state if state and not others and state in self.roster.traits else None

    def main_state(self) -> str | None:
        """Return the state that the article names twice as often as any other."""
        named = Counter(
            {
                identifier: len(traits.bounds)
                for identifier, traits in self.roster.traits.items()
                if traits.type is EntityType.COUNTRY
            }
        )
        (first, most), (_, next_) = (*named.most_common(2), ("", 0), ("", 0))[:2]
        return first if first and most >= 2 * next_ else None


def _of_kind(traits: Traits, entry: Anaphor) -> bool:
    """Tell whether an organization is of a kind that the noun may stand for; one of unknown kind may be."""
    if entry.named and not fold(traits.name).startswith(entry.noun):
        return False
    if not entry.kinds or traits.type is not EntityType.ORGANIZATION:
        return True
    if entry.sides and traits.kind == "institution" and traits.country is None:
        return False
    return traits.kind in entry.kinds or (traits.kind is None and not entry.many)
