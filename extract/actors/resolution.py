"""In which order is an article read? Titles, pronouns and descriptions of each passage, from left to right."""

from collections.abc import Callable, Iterator

from extract.actors.anaphora import Anaphora
from extract.actors.anaphors import Description, descriptions
from extract.actors.antecedents import Antecedents
from extract.actors.appointments import Appointments
from extract.actors.described import Described
from extract.actors.history import History
from extract.actors.mention import Kind
from extract.actors.names import fold
from extract.actors.offices import Title, read_titles
from extract.actors.pairs import Pairs
from extract.actors.placing import Placing
from extract.actors.pronouns import Reference, references
from extract.actors.roster import Roster
from extract.actors.senses import Senses
from extract.parsed import Token
from extract.passages import Passage

_NEIGHBOUR = frozenset({"voisin", "voisine"})


class Reader:
    """Resolves what is not a name, once all names of the article are marked."""

    def __init__(self, roster: Roster, appointments: Appointments) -> None:
        self._roster = roster
        self._appointments = appointments
        self._history = History(roster)
        self._unplaced: list[Title] = []
        self._anaphora = Anaphora(roster, self._history, Antecedents(roster, self._history))
        senses = Senses(roster, appointments.state, appointments.offices_of)
        pairs = Pairs(roster, self._history, senses)
        self._described = Described(roster, self._history, senses, pairs)
        self._placing = Placing(roster, self._history, self._described, appointments)

    def read(self) -> None:
        """Read the article: first the titles that have a person beside them, then all in order."""
        titles = [list(read_titles(passage, self._roster)) for passage in self._roster.passages]
        self._direct([title for group in titles for title in group])
        for passage, group in zip(self._roster.passages, titles, strict=True):
            for _, step in sorted(self._steps(passage, group), key=lambda pair: pair[0]):
                step()

    def _direct(self, titles: list[Title]) -> None:
        """Enter the offices that need no context, so that later titles find their holders."""
        for title in titles:
            if title.plural:
                self._appointments.pair(title)
            elif title.person is None or title.possessed:
                continue
            elif not self._appointments.name(title, None):
                self._unplaced.append(title)

    def _steps(
        self, passage: Passage, titles: list[Title]
    ) -> Iterator[tuple[int, Callable[[], None]]]:
        for title in titles:
            if title.person is None or title.possessed:
                inner = title.owner
                yield inner.i + 1 if inner else title.head.start, self._title_step(title)
            elif any(title is other for other in self._unplaced):
                yield title.span.end, self._place_step(title)
        for reference in references(passage.doc):
            yield reference.span.start, self._pronoun_step(reference)
        for description in descriptions(passage.doc):
            yield description.span.start, self._description_step(description)
        for token in passage.doc:
            if fold(token.text) in _NEIGHBOUR:
                yield token.i, self._neighbour_step(token)

    def _title_step(self, title: Title) -> Callable[[], None]:
        def step() -> None:
            owner = self._owner(title) if title.possessed else None
            before = len(self._roster.mentions)
            if title.person is not None and not title.plural:
                self._appointments.name(title, owner)
            elif title.person is None and not title.plural:
                self._appointments.refer(title, owner)
            for mention in self._roster.mentions[before:]:
                self._history.add(mention)

        return step

    def _place_step(self, title: Title) -> Callable[[], None]:
        def step() -> None:
            assert title.person is not None
            body = self._placing.described_body(title)
            body = body or self._appointments.tabled(title, title.person.entities[0])
            body = body or self._placing.body(title)
            if body is not None:
                self._appointments.place(title, title.person, body)

        return step

    def _owner(self, title: Title) -> str | None:
        if title.owner is None:
            return self._owner_before(title.head[0])
        mention = self._roster.at(title.owner)
        return mention.entities[0] if mention is not None else None

    def _owner_before(self, noun: Token) -> str | None:
        """Return whose the noun is, by the possessive at most three words before it."""
        for place in range(noun.i - 1, max(-1, noun.i - 4), -1):
            mention = self._roster.at(noun.doc[place])
            if mention is not None and mention.kind == "possessive":
                return mention.entities[0]
        return None

    def _pronoun_step(self, reference: Reference) -> Callable[[], None]:
        def step() -> None:
            if self._roster.free(reference.span):
                self._anaphora.resolve(reference)

        return step

    def _description_step(self, description: Description) -> Callable[[], None]:
        def step() -> None:
            if not self._roster.free(description.span[:1]):
                return
            found = self._described.resolve(description)
            if found:
                single = len(found) == 1 and not description.anaphor.many
                kind: Kind = "name" if single else "group"
                self._history.add(self._roster.mark(description.span, found, kind, alias=False))

        return step

    def _neighbour_step(self, noun: Token) -> Callable[[], None]:
        def step() -> None:
            owner = self._owner_before(noun)
            if owner is None or not self._roster.free(noun.doc[noun.i : noun.i + 1]):
                return
            after = self._roster.at(noun.nbor(1)) if noun.i + 1 < len(noun.doc) else None
            named = after is not None and after.kind == "adjective"
            state = after.entities[0] if named and after else self._described.neighbour(owner, noun)
            if state is not None:
                span = noun.doc[noun.i : noun.i + 1 + named]
                self._history.add(self._roster.mark(span, [state], "office", alias=False))

        return step
