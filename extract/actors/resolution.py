"""In which order is an article read? Titles, pronouns and descriptions of each passage, from left to right."""

from collections.abc import Callable, Iterator

from spacy.tokens import Span, Token

from extract.actors.anaphora import Anaphora, pronouns
from extract.actors.anaphors import Anaphor, descriptions
from extract.actors.appointments import Appointments
from extract.actors.history import History
from extract.actors.mention import Kind
from extract.actors.offices import Title, read_titles
from extract.actors.roster import Roster
from extract.passages import Passage

Step = tuple[int, Callable[[], None]]


class Reader:
    """Resolves what is not a name, once all names of the article are marked."""

    def __init__(self, roster: Roster, appointments: Appointments) -> None:
        self._roster = roster
        self._appointments = appointments
        self._history = History(roster)
        self._anaphora = Anaphora(roster, self._history, appointments.country.get)

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
            if title.person is not None and not title.possessed and not title.plural:
                self._appointments.name(title, None)

    def _steps(self, passage: Passage, titles: list[Title]) -> Iterator[Step]:
        for title in titles:
            if title.person is None or title.possessed:
                yield title.head.start, self._title_step(title)
        for token in pronouns(iter(passage.doc)):
            yield token.i, self._pronoun_step(token)
        for span, anaphor in descriptions(passage.doc):
            yield span.start, self._description_step(span, anaphor)

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

    def _owner(self, title: Title) -> str | None:
        for place in range(title.head.start - 1, max(-1, title.head.start - 4), -1):
            mention = self._roster.at(title.head.doc[place])
            if mention is not None and mention.kind == "possessive":
                return mention.entities[0]
        return None

    def _pronoun_step(self, token: Token) -> Callable[[], None]:
        def step() -> None:
            if self._roster.at(token) is None:
                self._anaphora.resolve(token)

        return step

    def _description_step(self, span: Span, anaphor: Anaphor) -> Callable[[], None]:
        def step() -> None:
            if not self._roster.free(span):
                return
            found = self._anaphora.described(span, anaphor)
            if found:
                kind: Kind = "group" if len(found) > 1 else "name"
                self._history.add(self._roster.mark(span, found, kind))

        return step
