"""Which person does each title bring in, and which office does the article say that a person holds?"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from extract.actors.authorities import terms_of
from extract.actors.cast import Office
from extract.actors.mention import Mention
from extract.actors.names import fold
from extract.actors.offices import Title, body_of, feminine_titles, singular
from extract.actors.persons import Persons
from extract.actors.roster import Roster
from graph.models import EntityType
from ontology.offices import OfficeHolder, holder

_COUNTERPART = "counterpart"
_LIST = 24
_RANKS = frozenset({"general", "admiral", "officer"})


@dataclass(slots=True)
class Appointments:
    """The offices of one article's persons, from its text and from the dated table."""

    roster: Roster
    persons: Persons
    published: date | None
    held: dict[tuple[str, str], str] = field(default_factory=dict)
    last: dict[str, str] = field(default_factory=dict)
    country: dict[str, str] = field(default_factory=dict)
    office: dict[str, str] = field(default_factory=dict)

    def name(self, title: Title, owner: str | None) -> bool:
        """Mark a title as the person beside it; tell whether a body is known in which the office is held."""
        assert title.person is not None
        [person] = title.person.entities[:1]
        body = self._body(title)
        if body is None and title.office != _COUNTERPART:
            body = self._state(owner) or (None if title.described else self.tabled(title, person))
        self._gender(title, person)
        self.last[title.office] = person
        self.office.setdefault(person, title.office)
        if body is not None:
            self.place(title, title.person, body)
        self.roster.mark(title.span, [person], "office")
        return body is not None

    def place(self, title: Title, holder: Mention, body: str, words: str = "") -> None:
        """Record that a person holds the office of a title in `body`; `words` are the title's, if others."""
        person = holder.entities[0]
        self.held.setdefault((title.office, body), person)
        self.country.setdefault(person, body)
        bounds = sorted((title.span, holder.span), key=lambda s: s.start)
        span = title.span.doc[bounds[0].start : bounds[1].end]
        self.roster.offices.append(Office(person, body, words or title.head.text, span))

    def pair(self, title: Title) -> None:
        """Record the offices of "les présidents russe, Vladimir Poutine, et iranien, Massoud Pezechkian"."""
        bodies: list[str] = []
        holders: list[Mention] = []
        for mention in self._listed(title):
            identifier = mention.entities[0]
            kind = self.roster.traits[identifier].type
            if kind is EntityType.PERSON:
                holders.append(mention)
            elif kind is EntityType.COUNTRY:
                bodies.append(identifier)
        for number, person in enumerate(holders if len(holders) > 1 else []):
            tabled = self.tabled(title, person.entities[0])
            body = bodies[number] if len(bodies) == len(holders) else tabled
            if body is not None:
                self.place(title, person, body, singular(title.office))

    def _listed(self, title: Title) -> Iterator[Mention]:
        """Yield the mentions from a title to the next verb."""
        last = None
        for token in title.span.doc.tokens[title.head.end : title.head.end + _LIST]:
            if token.pos_ in {"VERB", "AUX"} or token.text in {".", ";", ":"}:
                return
            mention = self.roster.at(token)
            if mention is not None and mention is not last:
                yield mention
            last = mention

    def _body(self, title: Title) -> str | None:
        """Return the body that the title's phrase names, or the state of the person that it names."""
        body = body_of(title, self.roster)
        return self.state(body) if body and body.startswith("person:") else body

    def refer(self, title: Title, owner: str | None) -> None:
        """Mark a title that stands alone as the person who holds it, or else as the body itself."""
        body = self._body(title)
        if body is None and title.office != _COUNTERPART:
            body = self._state(owner)
        if body is None:
            person = self.last.get(title.office)
            if person and title.definite and not title.possessed:
                self.roster.mark(title.span, [person], "office")
            return
        office = (
            (self.office_of(owner or "") or title.office)
            if title.office == _COUNTERPART
            else title.office
        )
        person = self.held.get((office, body)) or self._holder(office, body)
        if person is None or not title.definite:
            self.roster.mark(title.span, [body], "office")
            return
        if self.roster.traits[person].bounds:
            self.roster.offices.append(Office(person, body, title.head.text, title.span))
        self.roster.mark(title.span, [person], "office")

    def state(self, person: str) -> str | None:
        """Return the body for which a person acts: by the text, or else by the table."""
        if person in self.country:
            return self.country[person]
        bodies = [term.body for term in self._terms(person)]
        return bodies[0] if len(set(bodies)) == 1 else None

    def office_of(self, person: str) -> str | None:
        """Return the office of a person: by the text, or else by the table."""
        offices = (term.office for term in self._terms(person))
        return self.office.get(person) or next(offices, None)

    def offices_of(self, person: str) -> frozenset[str]:
        """Return every office of a person: those by the table, and the one by the text."""
        by_text = {self.office[person]} if person in self.office else set()
        return frozenset(by_text | {term.office for term in self._terms(person)})

    def served(self, person: str) -> str | None:
        """Return the one body that the table knows a person to serve or to have served."""
        bodies = {term.body for term in terms_of().get(person, ())}
        return self.roster.know(bodies.pop()).id if len(bodies) == 1 else None

    def _terms(self, person: str) -> list[OfficeHolder]:
        """Return a person's terms on the day of the article, or all where that day is unknown."""
        terms = terms_of().get(person, ())
        day = self.published
        return [term for term in terms if day is None or term.holds_on(day)]

    def _state(self, owner: str | None) -> str | None:
        """Return the body that an owner is or acts for."""
        if owner is None:
            return None
        return self.state(owner) if owner.startswith("person:") else owner

    def _holder(self, office: str, body: str) -> str | None:
        if self.published is None:
            return self._named(office, body)
        term = holder(office, body, self.published)
        if term is None:
            return None
        return self.persons.known(term.person, term.gender)

    def _named(self, office: str, body: str) -> str | None:
        """Return the one person of the article who ever held an office, where its day is unknown."""
        known = [
            person
            for person, traits in self.roster.traits.items()
            if traits.bounds and person.startswith("person:")
            if any((t.office, t.body) == (office, body) for t in terms_of().get(person, ()))
        ]
        return known[0] if len(known) == 1 else None

    def tabled(self, title: Title, person: str) -> str | None:
        """Return the body in which the table knows a named person to hold that office on the day; a rank is none."""
        if title.office in _RANKS:
            return None
        bodies = (term.body for term in self._terms(person) if term.office == title.office)
        body = next(bodies, None)
        return self.roster.know(body).id if body else None

    def _gender(self, title: Title, person: str) -> None:
        feminine = fold(title.head.text) in feminine_titles() or title.determiner in {"la", "sa"}
        traits = self.roster.traits[person]
        if feminine:
            traits.genders = frozenset("f")
        elif title.determiner in {"le", "du", "au"}:
            traits.genders = frozenset("m")
