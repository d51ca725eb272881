"""Where does the text name an actor, and which one?"""

from dataclasses import dataclass
from typing import Literal

from extract.parsed import Span, Token

Kind = Literal["name", "adjective", "office", "pronoun", "group", "possessive", "place"]


@dataclass(slots=True, eq=False)
class Mention:
    """A stretch of a passage that names one actor, or several ("les deux pays")."""

    span: Span
    entities: tuple[str, ...]
    kind: Kind

    @property
    def head(self) -> Token:
        """Return the token that the rest of the mention hangs on."""
        return self.span.root
