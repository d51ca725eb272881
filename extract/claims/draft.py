"""What is a claim while it is being made? A match with its place in the text and what qualifies it."""

from dataclasses import dataclass, field

from extract.parsed import Span
from extract.passages import Passage
from extract.qualifiers import Predication, Qualification, Source
from extract.relations.matching import Match
from graph.models import Period, Quantity


@dataclass(slots=True, eq=False)
class Draft:
    """One mention of a claim. `added` are the sources that another sentence gives it."""

    match: Match
    passage: Passage
    sentence: Span
    qualification: Qualification
    time: Period | None = None
    quantity: Quantity | None = None
    added: list[Source] = field(default_factory=list)

    @property
    def relation(self) -> str:
        """Return the relation's name."""
        return self.match.relation

    @property
    def subject(self) -> str:
        """Return the subject's entity id."""
        return self.match.subject

    @property
    def object(self) -> str:
        """Return the object's entity id."""
        return self.match.object

    @property
    def predication(self) -> Predication:
        """Return the predicate as the qualifiers see it."""
        return predication(self.match)

    @property
    def passage_index(self) -> int:
        """Return the index of the passage that makes the claim."""
        return self.passage.index

    @property
    def sources(self) -> tuple[Source, ...]:
        """Return its own sources and the added ones, each once, in that order."""
        return tuple(dict.fromkeys([*self.qualification.attributions, *self.added]))


def predication(match: Match) -> Predication:
    """Return the predicate of `match` as the qualifiers take it."""
    return Predication(match.predicate.trigger, match.predicate.verb, match.planned)
