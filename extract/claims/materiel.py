"""What was handed over or used? The phrase of a claim's theme, as an entity."""

from extract.actors.cast import EntityDraft
from extract.actors.names import slug
from extract.parsed import Token
from extract.passages import Passage
from graph.models import EntityType


def materiel(theme: Token, passage: Passage) -> EntityDraft:
    """Return the entity that `theme` heads: the noun with the adjectives that follow it."""
    end = theme.i + 1
    while end < len(theme.doc) and theme.doc[end].pos_ in {"ADJ", "PROPN"}:
        end += 1
    span = theme.doc[theme.i : end]
    name = " ".join(
        [theme.lemma_ if theme.pos_ == "NOUN" else theme.text, *(t.text for t in span[1:])]
    )
    place = passage.bounds(span)
    return EntityDraft(f"materiel:{slug(name)}", EntityType.MATERIEL, name, mentions=(place,))
