"""Which actors do "le pays", "les deux hommes", "son voisin" take up? By type, kind, country, role and nearness."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extract.actors.anaphors import Anaphor, Description, anaphors
from extract.actors.history import Candidate, History, clause_verb, is_subject
from extract.actors.mention import Mention
from extract.actors.names import fold
from extract.actors.roster import Roster, Traits
from extract.parsed import Token
from graph.models import EntityType
from ontology.borders import neighbours

_REACH = 4
_WHOLE = 1000
_LIST = 12
_FAR = -99.0
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_ARGUMENTS = frozenset({"obj", "iobj", "obl:arg"})


@dataclass(slots=True)
class Described:
    """The choice of what a description takes up; `state` gives the country of a person, `offices` the offices."""

    roster: Roster
    history: History
    state: Callable[[str], str | None]
    offices: Callable[[str], frozenset[str]]
    last: tuple[str, ...] = ()
    types: tuple[EntityType, ...] = ()

    def resolve(self, description: Description) -> tuple[str, ...]:
        """Return the actors that a description stands for, () if none fits."""
        if description.owned:
            return self._owned(description)
        if description.count > 1:
            return self._several(description)
        return self._single(description)

    def _single(self, description: Description) -> tuple[str, ...]:
        found = self._same_noun(description)
        if found is None and description.anaphor.army:
            found = self._fought()
        if found is None and description.anaphor.main:
            found = self.main_state()
        if found is None and not description.anaphor.main:
            found = self._prominent(description)
        return (found,) if found and self._of_state(found, description.adjective) else ()

    def _same_noun(self, description: Description) -> str | None:
        """Return whom the noun named last with its state ("l'armée congolaise", then "l'armée")."""
        if description.anaphor.owned:
            return None
        noun = fold(description.span[0].text)
        for candidate in self.history.before(description.span[0], _WHOLE):
            span = candidate.mention.span
            if len(span) > 1 and len(candidate.entities) == 1 and fold(span[0].text) == noun:
                identifier = candidate.entities[0]
                return identifier if self._read(identifier, description.anaphor) else None
        return None

    def _fought(self) -> str | None:
        """Return the state that the armed groups of the article fight, if it is one."""
        named = [t for t in self.roster.traits.values() if t.bounds and t.kind == "armed_group"]
        states = {traits.base for traits in named}
        [state, *others] = states or {None}
        return state if state and not others and state in self.roster.traits else None

    def _prominent(self, description: Description) -> str | None:
        """Return the nearest actor that fits, subjects first."""
        best, top = None, _FAR
        first, entry = description.span[0], description.anaphor
        weight = 1.0 if first.dep_ in _SUBJECTS else 0.3
        if description.demonstrative:
            weight = 0.0
        for candidate in self.history.before(first, _WHOLE if entry.countries else _REACH):
            if candidate.passages >= 1 and best:
                break
            if len(candidate.entities) > 1:
                continue
            identifier = self._read(candidate.entities[0], entry)
            if identifier is None or not self._of_state(identifier, description.adjective):
                continue
            fitness = self._fitness(identifier, entry)
            score = _score(candidate, weight) + fitness
            if fitness > _FAR and score > top:
                best, top = identifier, score
        return best

    def _fitness(self, identifier: str, entry: Anaphor) -> float:
        """Return how well the office of a person or the kind of an organization fits the noun."""
        traits = self.roster.traits[identifier]
        if entry.gender and entry.gender not in traits.genders:
            return _FAR
        held = self.offices(identifier) if entry.offices else frozenset()
        if held:
            return 2.0 if held & set(entry.offices) else _FAR * entry.strict
        return 1.0 if traits.kind is not None and traits.kind in entry.kinds else 0.0

    def _several(self, description: Description) -> tuple[str, ...]:
        """Return the actors of that number in one of the two last sentences, or else the main ones."""
        found = self._pair(description)
        if found:
            self.last, self.types = found, description.anaphor.types
        return found

    def _pair(self, description: Description) -> tuple[str, ...]:
        first = description.span[0]
        if apposed := self._apposed(description):
            return apposed
        barred = self._mediator(first) | self._agents(first)
        sentences = list(self._sentences(first))
        for number, sentence in enumerate(sentences[:2]):
            found = self._joined(sentence, description, barred)
            if not found and number == 0:
                found = self._together(sentence, description, barred)
            if found:
                return found
        again = self._read_all(self.last, description.anaphor)
        if description.anaphor.types == self.types and again and not barred & set(again) and _complete(again, description):
            return again
        if description.anaphor.sides and (sides := self._sides(description)):
            return sides
        if found := self._gathered(sentences[:2], description, barred):
            return found
        if main := self._main(description, barred):
            return main
        if found := self._gathered(sentences[:3], description, barred):
            return found
        for sentence in sentences:
            found = self._joined(sentence, description, barred)
            found = found or self._together(sentence, description, barred)
            if found:
                return found
        return ()

    def _apposed(self, description: Description) -> tuple[str, ...]:
        """Return the actors named right after a phrase ("les deux présidents, A et B")."""
        doc, end = description.span.doc, description.span.end
        if end >= len(doc) or doc[end].text not in {",", "(", ":"}:
            return ()
        last = None
        for token in doc[end + 1 : end + 1 + _LIST]:
            mention = self.roster.at(token)
            if mention is not None:
                last = mention
            elif token.lower_ not in {"et", ",", "le", "la", "l'", "les"}:
                break
        if last is None or last.kind != "name":
            return ()
        joined = self._read_all(self.history.joined(last), description.anaphor)
        return joined if _complete(joined, description) else ()

    def _sides(self, description: Description) -> tuple[str, ...]:
        """Return the state that the armed groups of the article fight, and the one of them named most."""
        state = self._fought()
        groups = [t for t in self.roster.traits.values() if t.bounds and t.kind == "armed_group"]
        if state is None or description.count != 2:
            return ()
        return state, max(groups, key=lambda traits: len(traits.bounds)).id

    def _gathered(
        self, sentences: list[list[Candidate]], description: Description, barred: set[str]
    ) -> tuple[str, ...]:
        """Return the actors of the last sentences, taken together until they are that many."""
        gathered: list[Candidate] = []
        for sentence in sentences:
            if sentence[0].passages:
                return ()
            gathered += sentence
            if found := self._together(gathered, description, barred):
                return found
        return ()

    def _agents(self, noun: Token) -> set[str]:
        """Return the subjects of the verb that a phrase is an argument of: they are not among its actors."""
        if noun.dep_ not in _ARGUMENTS:
            return set()
        verb = noun.head
        found = (self.roster.at(c) for c in verb.children if c.dep_ in _SUBJECTS and c.i < noun.i)
        return {
            read
            for mention in found
            if mention is not None
            for entity in self.history.joined(mention) + self._after(mention)
            for read in (entity, self.state(entity))
            if read
        }

    def _after(self, mention: Mention) -> tuple[str, ...]:
        """Return the actors that "et" joins to a mention."""
        return tuple(
            entity
            for token in mention.head.children
            if token.dep_ == "conj" and (other := self.roster.at(token)) is not None
            for entity in other.entities
        )

    def _joined(
        self, sentence: list[Candidate], description: Description, barred: set[str]
    ) -> tuple[str, ...]:
        """Return the last actors of that number that "et" joins in a sentence."""
        for candidate in sentence:
            joined = self._read_all(self.history.joined(candidate.mention), description.anaphor)
            if not barred & set(joined) and _complete(joined, description):
                return joined
        return ()

    def _together(
        self, sentence: list[Candidate], description: Description, barred: set[str]
    ) -> tuple[str, ...]:
        """Return the actors of a sentence if they are as many as the phrase says."""
        entities = (e for c in sentence for e in reversed(c.entities))
        read = [self._read(entity, description.anaphor) for entity in entities]
        found = dict.fromkeys(e for e in read if e is not None and e not in barred)
        together = tuple(reversed(found))
        return together if _complete(together, description) else ()

    def _main(self, description: Description, barred: set[str]) -> tuple[str, ...]:
        """Return the actors that the article names twice as often as any other."""
        count = description.count
        named: Counter[str] = Counter()
        for identifier, traits in self.roster.traits.items():
            fits = traits.type in description.anaphor.types and identifier not in barred
            if fits and traits.bounds and self._read(identifier, description.anaphor):
                named[identifier] = len(traits.bounds)
        ranked = named.most_common(count + 1)
        rest = ranked[count][1] if len(ranked) > count else 0
        main = tuple(identifier for identifier, _ in ranked[:count])
        clear = len(main) == count and ranked[count - 1][1] >= 2 * rest
        return main if clear and _complete(main, description) else ()

    def _sentences(self, token: Token) -> Iterator[list[Candidate]]:
        """Yield the candidates before `token` by sentence, the nearest first."""
        row: list[Candidate] = []
        last = None
        for candidate in self.history.before(token, _REACH, owners=True):
            place = (candidate.passages, candidate.mention.head.sent.start)
            if row and place != last:
                yield row
                row = []
            row.append(candidate)
            last = place
        if row:
            yield row

    def _mediator(self, noun: Token) -> set[str]:
        """Return the subject of a clause that mediates: it is none of "les deux pays"."""
        if not any(fold(token.lemma_) in anaphors().mediation for token in noun.sent):
            return set()
        verb = clause_verb(noun)
        subjects = [c for c in verb.children if c.dep_ in _SUBJECTS and c.i < noun.i]
        found = (self.roster.at(child) for child in subjects)
        return {
            read
            for mention in found
            if mention is not None
            for entity in mention.entities
            for read in (entity, self.state(entity))
            if read
        }

    def _owned(self, description: Description) -> tuple[str, ...]:
        """Return the states of those who are "son" or "leurs" before the noun."""
        mention = self.roster.at(description.span[0].nbor(-1))
        if mention is None or mention.kind != "possessive":
            return ()
        states = [self._read(entity, description.anaphor) for entity in mention.entities]
        found = tuple(dict.fromkeys(state for state in states if state))
        return found if len(found) == len(mention.entities) else ()

    def neighbour(self, owner: str, token: Token) -> str | None:
        """Return the state named last before `token` that borders on the owner's."""
        state = owner if owner.startswith("country:") else self.state(owner)
        if state is None:
            return None
        around = neighbours().get(state.removeprefix("country:"), frozenset())
        for candidate in self.history.before(token, _REACH):
            for entity in reversed(candidate.entities):
                code = self._code(entity)
                if code in around:
                    return f"country:{code}"
        return None

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

    def _code(self, entity: str) -> str | None:
        state = self.state(entity) if entity.startswith("person:") else entity
        return state.removeprefix("country:") if state and state.startswith("country:") else None

    def _read_all(self, entities: tuple[str, ...], entry: Anaphor) -> tuple[str, ...]:
        read = [self._read(entity, entry) for entity in entities]
        return tuple(dict.fromkeys(e for e in read if e is not None)) if all(read) else ()

    def _read(self, identifier: str, entry: Anaphor) -> str | None:
        """Return the entity as the noun has it: itself, or a person's state for "pays"."""
        traits = self.roster.traits[identifier]
        if traits.type is EntityType.PERSON and EntityType.PERSON not in entry.types:
            state = self.state(identifier)
            if state is None or not state.startswith("country:"):
                return None
            identifier, traits = state, self.roster.know(state)
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

    def _of_state(self, identifier: str, adjective: Token | None) -> bool:
        """Tell whether the adjective after the noun, if it names a state, is that of the actor."""
        mention = self.roster.at(adjective) if adjective is not None else None
        if mention is None or mention.kind != "adjective":
            return adjective is None
        traits = self.roster.traits[identifier]
        of = self.state(identifier) if traits.type is EntityType.PERSON else traits.country
        of = identifier if traits.type is EntityType.COUNTRY else of
        return of in mention.entities or traits.base in mention.entities


def _score(candidate: Candidate, weight: float) -> float:
    score = weight if is_subject(candidate.mention) else 0.0
    return score - 0.02 * candidate.distance - candidate.passages


def _complete(entities: tuple[str, ...], description: Description) -> bool:
    """Tell whether `entities` are as many as the phrase says, and neighbours where it says so."""
    if len(entities) != description.count:
        return False
    if not description.anaphor.bordering:
        return True
    codes = [entity.removeprefix("country:") for entity in entities]
    return all(codes[0] in neighbours().get(code, frozenset()) for code in codes[1:])


def _of_kind(traits: Traits, entry: Anaphor) -> bool:
    """Tell whether an organization is of a kind that the noun may stand for; one of unknown kind may be."""
    if entry.named and not fold(traits.name).startswith(entry.noun):
        return False
    if not entry.kinds or traits.type is not EntityType.ORGANIZATION:
        return True
    return traits.kind in entry.kinds or (traits.kind is None and not entry.many)
