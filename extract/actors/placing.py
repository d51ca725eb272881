"""In which body is an office held whose title names none? By what the text says around it."""

from dataclasses import dataclass

from extract.actors.anaphors import descriptions
from extract.actors.appointments import Appointments
from extract.actors.authorities import bodies_of
from extract.actors.described import Described
from extract.actors.history import Candidate, History, is_subject, opens, sentence_start
from extract.actors.mention import Mention
from extract.actors.names import fold
from extract.actors.offices import Title
from extract.actors.roster import Roster
from extract.actors.soil import state_of
from graph.models import EntityType
from ontology.offices import offices

_BODIES = frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION})
_ABROAD = frozenset({"ambassador", "envoy", "journalist", "scholar", "religious_leader"})
_SERVING = frozenset({"spokesperson", "secretary_general", "chief_of_staff", "envoy"})
_ELECTED = frozenset({"member_of_parliament", "speaker", "president"})
_PAST = frozenset({"ancien", "ancienne", "ex", "ex-", "alors"})
_IN = frozenset({"a", "en", "au", "aux"})


@dataclass(frozen=True, slots=True)
class Placing:
    """The bodies of one article's titles that stand beside a person and name no body."""

    roster: Roster
    history: History
    described: Described
    appointments: Appointments

    def described_body(self, title: Title) -> str | None:
        """Return the body that is described in a title's phrase ("le chef du groupe", "de l'île")."""
        for description in descriptions(title.span.doc):
            inside = title.head.end <= description.span.start < title.span.end
            if inside and description.count == 1:
                found = self.described.resolve(description)
                if found and self.roster.traits[found[-1]].type in _BODIES:
                    return found[-1]
        return None

    def body(self, title: Title) -> str | None:
        """Return the body in which the person beside a title holds the office."""
        of_state = "country" in _of(title.office) and title.office not in _ABROAD
        found = self._owner_of_relative(title) or self._nested(title)
        if found is None and of_state:
            found = self._fronted(title) or self._former(title)
        if found is None and not title.described and _the_one(title) and title.office in _SERVING:
            found = self._served(title)
        if found is None and of_state and (title.of_state or title.office in _ELECTED):
            found = self.described.senses.main_state() or self._topic()
        return found

    def _owner_of_relative(self, title: Title) -> str | None:
        """Return whose the office is in "dont le conseiller X"."""
        before = title.span[0].neighbour(-2 if title.definite else -1)
        if before is None or before.lower_ != "dont":
            return None
        mention = self.roster.at(before)
        return self._acting_for(mention) if mention is not None else None

    def _nested(self, title: Title) -> str | None:
        """Return the one state of the article that has the office which the phrase names ("le conseiller du Guide")."""
        words = {fold(token.text) for token in title.span[len(title.head) :]}
        named = {body for word in words for body in bodies_of(word) if body in self.roster.traits}
        return named.pop() if len(named) == 1 else None

    def _fronted(self, title: Title) -> str | None:
        """Return the state of the place with which the sentence opens ("À Moscou, un député, X,")."""
        doc, start = title.span.doc, sentence_start(title.head[0])
        if start + 2 >= title.span.start or fold(doc[start].text) not in _IN:
            return None
        mention = self.roster.at(doc[start + 1])
        if mention is None or mention.span.end >= len(doc) or doc[mention.span.end].text != ",":
            return None
        if doc[mention.span.end + 1 : mention.span.end + 2].lower_ == "capitale":
            return None
        if mention.kind == "place":
            state = state_of(mention.entities[0])
            return self.roster.know(state).id if state else None
        return self._acting_for(mention)

    def _former(self, title: Title) -> str | None:
        """Return the state that the table knows a person to have served, where the office is past."""
        assert title.person is not None
        before = title.head[0].neighbour(-1)
        word = fold(before.text).strip("-") if before is not None else ""
        past = word in _PAST or fold(title.head.text).startswith("ex-")
        return self.appointments.served(title.person.entities[0]) if past else None

    def _served(self, title: Title) -> str | None:
        """Return the body that the sentence before is about, or that its subject acts for."""
        start = sentence_start(title.span[0])
        for candidate in self.history.before(title.span[0], 1):
            mention = candidate.mention
            if mention.span.doc is title.span.doc and mention.span.start >= start:
                continue
            if self._within_subject(candidate):
                return self._acting_for(mention)
        return None

    def _within_subject(self, candidate: Candidate) -> bool:
        """Tell whether a mention is a subject, or the complement of one ("les appels de l'ONU")."""
        mention = candidate.mention
        if is_subject(mention) or opens(mention):
            return True
        noun = mention.head.head
        return mention.head.dep_ == "nmod" and noun.dep_ in {"nsubj", "nsubj:pass"}

    def _topic(self) -> str | None:
        """Return the state that the article names first and most."""
        named = [
            t for t in self.roster.traits.values() if t.type is EntityType.COUNTRY and t.bounds
        ]
        if not named:
            return None
        first = min(named, key=lambda traits: traits.bounds[0])
        rest = max((len(t.bounds) for t in named if t is not first), default=0)
        return first.id if len(first.bounds) > rest else None

    def _acting_for(self, mention: Mention) -> str | None:
        [entity, *others] = mention.entities
        if others:
            return None
        return self.appointments.state(entity) if entity.startswith("person:") else entity


def _the_one(title: Title) -> bool:
    """Tell whether a title is definite, or stands in apposition without an article."""
    return title.definite or title.determiner == ""


def _of(office: str) -> tuple[str, ...]:
    return next((entry.of for entry in offices() if entry.office == office), ())
