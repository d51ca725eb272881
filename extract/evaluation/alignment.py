"""Which predicted entity is which of the gold? By code, else by any of its names."""

import re
import unicodedata
from collections import defaultdict

from extract.evaluation.gold import GoldArticle
from graph.models import Entity, EntityType

_ARTICLE = re.compile(r"\b(l|d|le|la|les|un|une|des|du|de)\b['\s]")


def fold(text: str) -> str:
    """Return `text` in lower case, without accents, articles or punctuation."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^a-z0-9]+", " ", _ARTICLE.sub(" ", plain)).split())


def align(gold: GoldArticle, entities: tuple[Entity, ...]) -> dict[str, str]:
    """Return predicted id -> gold key; an id with "?" before it where the gold has no such entity."""
    by_name: dict[str, list[str]] = defaultdict(list)
    for key, entity in gold.entities.items():
        for name in entity.names:
            by_name[fold(name)].append(key)
    return {entity.id: _key(gold, entity, by_name) for entity in entities}


def _key(gold: GoldArticle, entity: Entity, by_name: dict[str, list[str]]) -> str:
    if entity.type is EntityType.COUNTRY and entity.code in gold.entities:
        return entity.code or ""
    names = (entity.name, *entity.aliases, *(m.text for m in entity.mentions))
    found = [key for name in names for key in by_name.get(fold(name), ())]
    same = [key for key in found if gold.entities[key].type == entity.type]
    return next(iter(same or found), f"?{entity.id}")
