"""Which names that the recogniser finds are none? First words, layout, credits, materiel."""

from functools import cache

from extract.actors.names import fold
from extract.parsed import Span
from ontology.lexicon import themes
from ontology.offices import offices
from ontology.organizations import ministries
from ontology.places import nonnames


@cache
def _alone() -> frozenset[str]:
    return frozenset(fold(word) for word in nonnames().alone)


@cache
def _within() -> frozenset[str]:
    return frozenset(fold(word) for word in nonnames().within)


@cache
def _opening() -> frozenset[str]:
    return frozenset(fold(word) for word in nonnames().opening)


@cache
def _titles() -> frozenset[str]:
    return frozenset(fold(t) for o in offices() for t in (*o.titles, *o.feminine))


@cache
def _portfolios() -> frozenset[str]:
    return frozenset(fold(n) for p in ministries().portfolios for n in (p.name, *p.names))


@cache
def _materiel() -> frozenset[str]:
    return frozenset(fold(name) for theme in themes().values() for name in theme.names)


def trimmed(span: Span) -> Span:
    """Return `span` without articles and words that only open a sentence."""
    start, end = span.start, span.end
    while start < end - 1 and (
        fold(span.doc[start].text) in _opening()
        or span.doc[start].pos_ in {"DET", "ADP", "PUNCT", "SPACE"}
    ):
        start += 1
    while end > start + 1 and span.doc[end - 1].pos_ in {"PUNCT", "SPACE"}:
        end -= 1
    return span.doc[start:end]


def is_noise(span: Span, *, told: bool = False) -> bool:
    """Tell whether `span` names nobody; one word may be of any class where another tells it a name."""
    text = fold(span.text)
    if (
        text in _alone()
        or text in _materiel()
        or text in _portfolios()
        or not span.text[:1].isupper()
    ):
        return True
    if any(fold(token.text) in _within() or "\n" in token.text for token in span):
        return True
    if told or len(span) > 1:
        return False
    return span[0].pos_ not in {"PROPN", "NOUN", "X"} or len(text) < 2


def is_title(span: Span) -> bool:
    """Tell whether `span` is a title or another noun with its adjectives ("Première ministre japonaise")."""
    if any(token.text[:1].isupper() for token in span[1:]):
        return False
    first, text = fold(span[0].text), fold(span.text)
    opening = {first, " ".join(text.split()[:2])}
    return first in _alone() or not _titles().isdisjoint(opening)


def is_credit(span: Span) -> bool:
    """Tell whether `span` is a signature: capitals within parentheses beside other capitals, as of photographs."""
    return (
        span.text.isupper()
        and len(span.text) > 6
        and any(t.text in {"(", "/"} for t in span.doc.tokens[max(0, span.start - 4) : span.start])
    )
