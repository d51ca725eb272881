"""Which actors are "les deux pays", "les belligérants", "l'une et l'autre partie"? Those that the text joins last."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from extract.actors.anaphors import Description, anaphors
from extract.actors.history import (
    Candidate,
    History,
    clause_verb,
    is_subject,
    opens,
    sentence_start,
)
from extract.actors.mention import Mention
from extract.actors.names import fold
from extract.actors.roster import Roster
from extract.actors.senses import Senses
from extract.parsed import Token
from graph.models import EntityType
from ontology.borders import neighbours

_REACH = 4
_LIST = 12
_SUBJECTS = frozenset({"nsubj", "nsubj:pass"})
_ARGUMENTS = frozenset({"obj", "iobj", "obl:arg", "conj"})
_BETWEEN_NAMES = frozenset({"et", ",", "le", "la", "l'", "les"})


@dataclass(slots=True)
class Pairs:
    """The choice of several actors for one phrase; `last` are those of the phrase before, of `types`."""

    roster: Roster
    history: History
    senses: Senses
    last: tuple[str, ...] = ()
    types: tuple[EntityType, ...] = ()

    def resolve(self, description: Description) -> tuple[str, ...]:
        """Return the actors of the number that a phrase says, () if none are found."""
        found = self._apposed(description)
        if not found:
            barred = self._mediator(description.span[-1]) | self._agents(description.span[-1])
            found = next((pair for pair in self._ranked(description, barred) if pair), ())
        if found:
            self.last, self.types = found, description.anaphor.types
        return found

    def _ranked(self, description: Description, barred: set[str]) -> Iterator[tuple[str, ...]]:
        """Yield what the phrase may stand for, the likeliest first."""
        sentences = list(self._sentences(description.span[0]))
        for number, sentence in enumerate(sentences[:2]):
            yield self._joined(sentence, description, barred)
            if number == 0 and not sentence[0].passages:
                yield self._together(sentence, description, barred)
        yield self._again(description, barred)
        if description.anaphor.sides:
            yield self._sides(description)
        yield self._gathered(sentences[:2], description, barred)
        yield self._main(description, barred)
        yield self._gathered(sentences[:3], description, barred)
        for sentence in sentences:
            yield self._joined(sentence, description, barred)
            yield self._together(sentence, description, barred)

    def _again(self, description: Description, barred: set[str]) -> tuple[str, ...]:
        """Return the actors of the phrase before, if its noun was of the same types."""
        again = self.senses.read_all(self.last, description.anaphor)
        alike = description.anaphor.types == self.types or description.anaphor.sides
        same = alike and not barred & set(again)
        return again if again and same and _complete(again, description) else ()

    def _apposed(self, description: Description) -> tuple[str, ...]:
        """Return the actors named right after a phrase ("les deux présidents, A et B")."""
        doc, end = description.span.doc, description.span.end
        if end >= len(doc) or doc[end].text not in {",", "(", ":"}:
            return ()
        last = None
        for token in doc.tokens[end + 1 : end + 1 + _LIST]:
            mention = self.roster.at(token)
            if mention is not None:
                last = mention
            elif token.lower_ not in _BETWEEN_NAMES:
                break
        if last is None or last.kind != "name":
            return ()
        joined = self.senses.read_all(self.history.joined(last), description.anaphor)
        return joined if _complete(joined, description) else ()

    def _sides(self, description: Description) -> tuple[str, ...]:
        """Return the state that the armed groups of the article fight, and the one of them named most."""
        state = self.senses.fought()
        groups = [t for t in self.roster.traits.values() if t.bounds and t.kind == "armed_group"]
        if state is None or description.count != 2:
            return ()
        return state, max(groups, key=lambda traits: len(traits.bounds)).id

    def _gathered(
        self, sentences: list[list[Candidate]], description: Description, barred: set[str]
    ) -> tuple[str, ...]:
        """Return whom the last sentences are about, taken together until they are that many."""
        gathered: list[Candidate] = []
        for sentence in sentences:
            if sentence[0].passages:
                return ()
            gathered += [c for c in sentence if is_subject(c.mention) or opens(c.mention)]
            if found := self._together(gathered, description, barred):
                return found
        return ()

    def _agents(self, noun: Token) -> set[str]:
        """Return the subjects of the verb that a phrase is an argument of: they are not among its actors."""
        return self._subjects(noun) if noun.dep_ in _ARGUMENTS else set()

    def _subjects(self, noun: Token) -> set[str]:
        """Return who does what is said of a phrase, those joined to them and their states included."""
        verb = clause_verb(noun)
        found = [c for c in verb.children if c.dep_ in _SUBJECTS and c.i < noun.i]
        if not found:
            before = reversed(list(noun.doc[sentence_start(noun) : noun.i]))
            found = [next((token for token in before if token.dep_ in _SUBJECTS), noun)]
        return {
            read
            for mention in (self.roster.at(child) for child in found)
            if mention is not None
            for entity in self.history.joined(mention) + self._after(mention)
            for read in (entity, self.senses.state(entity))
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
            joined = self.senses.read_all(
                self.history.joined(candidate.mention), description.anaphor
            )
            if not barred & set(joined) and _complete(joined, description):
                return joined
        return ()

    def _together(
        self, sentence: list[Candidate], description: Description, barred: set[str]
    ) -> tuple[str, ...]:
        """Return the actors of a sentence if they are as many as the phrase says."""
        entities = (e for c in sentence for e in reversed(c.entities))
        read = [self.senses.read(entity, description.anaphor) for entity in entities]
        found = dict.fromkeys(e for e in read if e is not None and e not in barred)
        together = tuple(reversed(found))
        return together if _complete(together, description) else ()

    def _main(self, description: Description, barred: set[str]) -> tuple[str, ...]:
        """Return the actors that the article names half as often again as any other."""
        count = description.count
        named: Counter[str] = Counter()
        for identifier, traits in self.roster.traits.items():
            fits = traits.type in description.anaphor.types and identifier not in barred
            if fits and traits.bounds and self.senses.read(identifier, description.anaphor):
                named[identifier] = len(traits.bounds)
        ranked = named.most_common(count + 1)
        rest = ranked[count][1] if len(ranked) > count else 0
        main = tuple(identifier for identifier, _ in ranked[:count])
        clear = len(main) == count and ranked[count - 1][1] >= 1.5 * rest
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
        mediated = any(fold(token.lemma_) in anaphors().mediation for token in noun.sent)
        return self._subjects(noun) if mediated else set()


def _complete(entities: tuple[str, ...], description: Description) -> bool:
    """Tell whether `entities` are as many as the phrase says, and neighbours where it says so."""
    if len(entities) != description.count:
        return False
    if not description.anaphor.bordering:
        return True
    codes = [entity.removeprefix("country:") for entity in entities]
    return all(codes[0] in neighbours().get(code, frozenset()) for code in codes[1:])
