"""Who says a headline? "Zelensky : la Russie a …", "La Russie a … – Zelensky", "… (Reuters)"."""

from collections.abc import Iterator
from functools import cache

from extract.parsed import Doc
from extract.passages import Passage
from extract.qualifiers.speakers import ActorMention
from extract.qualifiers.unnamed import Voices
from extract.qualifiers.utterance import Speech
from extract.qualifiers.words import is_finite
from graph.models import Stance
from ontology.countries import countries

_SHORT = 45
_SPEAKER = 7
_DASHES = {"–", "—", "-"}
_KINDS = {"name", "office", "group"}


def headline(passage: Passage, voices: Voices) -> Iterator[Speech]:
    """Yield who stands behind a short line, before its colon or at its end."""
    doc = passage.doc
    if len(doc) > _SHORT or passage.kind == "question":
        return
    yield from _before_colon(doc, voices)
    if passage.kind in {"title", "heading", "lead"}:
        yield from _at_the_end(doc, voices)


def _before_colon(doc: Doc, voices: Voices) -> Iterator[Speech]:
    for i in range(1, min(_SPEAKER, len(doc) - 2)):
        if is_finite(doc[i]):
            return
        if doc[i].text == ":":
            mention = voices.at(doc[i - 1])
            if mention is not None and _speaks(mention, doc[i - 1].text) and _tells(doc, i):
                yield Speech(":", i, i + 1, len(doc), (0, i + 1), mention.entities, Stance.ASSERTS)
            return


def _at_the_end(doc: Doc, voices: Voices) -> Iterator[Speech]:
    end = len(doc)
    while end > 0 and doc[end - 1].text in {")", ".", " "}:
        end -= 1
    mention = voices.at(doc[end - 1]) if end else None
    if mention is None or mention.kind not in _KINDS:
        return
    start = end - 1
    while start > 0 and voices.at(doc[start - 1]) is mention:
        start -= 1
    sign = doc[start - 1].text if start else ""
    dashed = sign in _DASHES and _speaks(mention, doc[end - 1].text)
    bracketed = sign == "(" and not _is_country(mention)
    if (dashed or bracketed) and any(is_finite(token) for token in doc.tokens[: start - 1]):
        span = (start - 1, len(doc))
        yield Speech(sign, start - 1, 0, start - 1, span, mention.entities, Stance.ASSERTS)


def _speaks(mention: ActorMention, name: str) -> bool:
    """Tell whether a line's subject speaks: a person, an organization, a capital, not a country's own name."""
    if mention.kind not in _KINDS or len(mention.entities) != 1:
        return False
    if not _is_country(mention):
        return True
    return any(name in words for words in _capitals().get(mention.entities[0], ()))


@cache
def _capitals() -> dict[str, tuple[str, ...]]:
    """Return state -> its capitals and seats of government."""
    return {c.id: (*c.capitals, *c.metonyms) for c in countries()}


def _is_country(mention: ActorMention) -> bool:
    return any(entity.startswith("country:") for entity in mention.entities)


def _tells(doc: Doc, colon: int) -> bool:
    return any(is_finite(token) for token in doc.tokens[colon + 1 :])
