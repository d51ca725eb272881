"""What is qualified, and what comes out? A predicate of the text; polarity, modality, sources."""

from dataclasses import dataclass
from typing import NamedTuple

from extract.actors.cast import EntityDraft
from extract.parsed import Token
from graph.models import Modality, Polarity, Stance


class Predication(NamedTuple):
    """A predicate: `trigger` evokes the relation, `verb` bears its tense and negation.

    `verb` is the trigger itself for a verb, the light verb of "mène des frappes", and None for a
    bare noun. With `planned`, the trigger itself says that the act is to come ("promettre des armes").
    """

    trigger: Token
    verb: Token | None
    planned: bool = False

    @property
    def bearer(self) -> Token:
        """Return the word whose place in the sentence decides."""
        return self.verb if self.verb is not None else self.trigger


@dataclass(frozen=True, slots=True)
class Source:
    """Who stands behind a claim, how, and by which words; `described` is the entity of one unnamed."""

    entity_id: str
    stance: Stance
    cue: str
    described: EntityDraft | None = None

    @property
    def reason(self) -> str:
        """Say which words make it a source."""
        return f"{self.entity_id} {self.stance}: {self.cue}"


@dataclass(frozen=True, slots=True)
class Qualification:
    """How one claim is put forward, and why it was read so.

    `apart` are the token ranges of its sentence that tell of its telling, not of what it tells.
    """

    polarity: Polarity
    modality: Modality
    attributions: tuple[Source, ...]
    reasons: tuple[str, ...]
    apart: tuple[tuple[int, int], ...] = ()
