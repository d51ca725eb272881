"""What is a speech event? Somebody puts forward a stretch of the text, in certain words."""

from dataclasses import dataclass

from extract.parsed import Token
from graph.models import Stance
from ontology.cues import CueRule


@dataclass(frozen=True, slots=True, eq=False)
class Speech:
    """Somebody puts forward the tokens from `start` to `end`, those of the incise excepted."""

    cue: str
    place: int
    start: int
    end: int
    incise: tuple[int, int]
    sources: tuple[str, ...]
    stance: Stance
    nominal: bool = False
    infinitive: bool = False
    rule: CueRule | None = None
    denied: bool = False

    def holds(self, token: Token) -> bool:
        """Tell whether `token` is part of what is said."""
        if self.incise[0] <= token.i < self.incise[1]:
            return False
        return self.start <= token.i < self.end and token.i != self.place
