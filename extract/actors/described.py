"""Which actors do "le pays", "les deux hommes", "son voisin" take up? By type, kind, country, role and nearness."""

from dataclasses import dataclass

from extract.actors.anaphors import Anaphor, Description
from extract.actors.history import Candidate, History, is_subject, sentence_start, subordinate
from extract.actors.names import fold
from extract.actors.pairs import Pairs
from extract.actors.roster import Roster
from extract.actors.senses import Senses
from extract.parsed import Token
from graph.models import EntityType
from ontology.borders import neighbours

_REACH = 4
_WHOLE = 1000
_FAR = -99.0
_TOPICAL = frozenset({"armed_group", "company", "party"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_OBJECTS = frozenset({"obj", "obl:arg", "iobj"})


@dataclass(slots=True)
class Described:
    """The choice of what a description takes up."""

    roster: Roster
    history: History
    senses: Senses
    pairs: Pairs

    def resolve(self, description: Description) -> tuple[str, ...]:
        """Return the actors that a description stands for, () if none fits."""
        if description.anaphor.fixed:
            return tuple(self.roster.know(f"country:{c}").id for c in description.anaphor.countries)
        if description.owned:
            return (
                self._around(description) if len(description.span) > 1 else self._owned(description)
            )
        if description.count > 1:
            return self.pairs.resolve(description)
        return self._single(description)

    def _single(self, description: Description) -> tuple[str, ...]:
        found = self._same_noun(description)
        if found is None and description.anaphor.army:
            found = self.senses.fought()
        if found is None and description.anaphor.main:
            found = self.senses.main_state()
        if found is None and _TOPICAL & set(description.anaphor.kinds):
            found = self._dominant(description)
        if found is None and not description.anaphor.main:
            found = self._prominent(description)
        return (found,) if found and self.senses.of_state(found, description.adjective) else ()

    def _same_noun(self, description: Description) -> str | None:
        """Return whom the noun named last with its state ("l'armée congolaise", then "l'armée")."""
        if description.anaphor.owned:
            return None
        noun = fold(description.span[0].text)
        for candidate in self.history.before(description.span[0], _WHOLE):
            span = candidate.mention.span
            named = len(span) > 1 and span[1].text == "-"  # "Royaume-Uni"
            if named or len(span) == 1 or len(candidate.entities) > 1:
                continue
            if fold(span[0].text) == noun:
                identifier = candidate.entities[0]
                return identifier if self.senses.read(identifier, description.anaphor) else None
        return None

    def _dominant(self, description: Description) -> str | None:
        """Return the organization of those kinds that the article names twice as often as any other.

        One named in this sentence or the last comes before it.
        """
        first, entry = description.span[0], description.anaphor
        kinds = _TOPICAL & set(entry.kinds)
        named = [t for t in self.roster.traits.values() if t.kind in kinds and t.bounds]
        named.sort(key=lambda traits: -len(traits.bounds))
        if not named or (len(named) > 1 and len(named[0].bounds) < 2 * len(named[1].bounds)):
            return None
        near = sentence_start(first.doc[max(0, sentence_start(first) - 2)])
        for candidate in self.history.before(first, 0):
            read = self._fits(candidate, description)
            if read and candidate.mention.span.start >= near:
                return None
        start = self.roster.offset(first)
        return named[0].id if min(named[0].bounds)[0] < start else None

    def _fits(self, candidate: Candidate, description: Description) -> str | None:
        read = self.senses.read(candidate.entities[0], description.anaphor)
        return read if read and self.senses.of_state(read, description.adjective) else None

    def _prominent(self, description: Description) -> str | None:
        """Return the nearest actor that fits, subjects first."""
        best, top = None, _FAR
        first, entry = description.span[0], description.anaphor
        weight = 1.0 if first.dep_ in _SUBJECTS else 0.3
        object_ = first.dep_ in _OBJECTS
        if description.demonstrative or entry.last or object_:
            weight = 0.0
        for candidate in self.history.before(first, _WHOLE if entry.countries else _REACH):
            if candidate.passages >= 1 and best:
                break
            if len(candidate.entities) > 1:
                continue
            identifier = self._fits(candidate, description)
            if identifier is None or (object_ and _rules(candidate, first)):
                continue
            fitness = self._fitness(identifier, entry)
            score = _score(candidate, weight, first) + fitness
            if fitness > _FAR and score > top:
                best, top = identifier, score
        return best

    def _fitness(self, identifier: str, entry: Anaphor) -> float:
        """Return how well the office of a person or the kind of an organization fits the noun."""
        traits = self.roster.traits[identifier]
        if entry.gender and entry.gender not in traits.genders:
            return _FAR
        held = self.senses.offices(identifier) if entry.offices else frozenset()
        if held:
            return 2.0 if held & set(entry.offices) else _FAR * entry.strict
        return 1.0 if traits.kind is not None and traits.kind in entry.kinds else 0.0

    def _owned(self, description: Description) -> tuple[str, ...]:
        """Return the states of those who are "son" or "leurs" before the noun."""
        mention = self.roster.at(description.span[0].nbor(-1))
        if mention is None or mention.kind != "possessive":
            return ()
        states = [self.senses.read(entity, description.anaphor) for entity in mention.entities]
        found = tuple(dict.fromkeys(state for state in states if state))
        return found if len(found) == len(mention.entities) else ()

    def _around(self, description: Description) -> tuple[str, ...]:
        """Return the states that the article names most of those that border on the owner's ("ses deux voisins")."""
        mention = self.roster.at(description.span[0].nbor(-1))
        owner = self._code(mention.entities[0]) if mention is not None else None
        around = neighbours().get(owner, frozenset()) if owner else frozenset()
        named = [t for t in self.roster.traits.values() if t.code in around and t.bounds]
        named = [t for t in named if t.type is EntityType.COUNTRY]
        named.sort(key=lambda traits: -len(traits.bounds))
        return tuple(t.id for t in named[: description.count]) if len(named) >= 2 else ()

    def neighbour(self, owner: str, token: Token) -> str | None:
        """Return the state named last before `token` that borders on the owner's."""
        state = owner if owner.startswith("country:") else self.senses.state(owner)
        if state is None:
            return None
        around = neighbours().get(state.removeprefix("country:"), frozenset())
        for candidate in self.history.before(token, _REACH):
            for entity in reversed(candidate.entities):
                code = self._code(entity)
                if code in around:
                    return f"country:{code}"
        return None

    def _code(self, entity: str) -> str | None:
        state = self.senses.state(entity) if entity.startswith("person:") else entity
        return state.removeprefix("country:") if state and state.startswith("country:") else None


def _rules(candidate: Candidate, object_: Token) -> bool:
    """Tell whether a candidate is the subject of the verb whose object a description is."""
    head = candidate.mention.head
    return head.dep_ in _SUBJECTS and head.head.i == object_.head.i and head.doc is object_.doc


def _score(candidate: Candidate, weight: float, place: Token) -> float:
    leads = is_subject(candidate.mention) and not subordinate(candidate.mention, place)
    score = weight if leads else 0.0
    return score - 0.02 * candidate.distance - candidate.passages
