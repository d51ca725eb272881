"""Who is who in an article: names, offices, groups, pronouns, resolved to entities."""

from extract.actors.cast import Cast, EntityDraft, Office, Part
from extract.actors.identify import identify
from extract.actors.mention import Mention

__all__ = ["Cast", "EntityDraft", "Mention", "Office", "Part", "identify"]
