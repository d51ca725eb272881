"""Does a capital act here, or is it a mere place? Decided by its preposition and what governs it."""

from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from extract.actors.names import fold
from extract.parsed import Span, Token
from ontology.strict import Strict, read_yaml


class Governors(Strict):
    """Lemmas that decide whether a capital after "à" or "de" is the state or the city.

    `takers` are verbs, nouns and adjectives whose "à" complement is somebody; `places` are nouns of
    events and places, whose capital is where they are; `reached` verbs have the city as their object.
    """

    takers: frozenset[str]
    places: frozenset[str]
    reached: frozenset[str]
    inside: frozenset[str]


@cache
def governors() -> Governors:
    """Return the lists of `capitals.yaml`."""
    return read_yaml(files("ontology") / "actors" / "capitals.yaml", TypeAdapter(Governors))


def is_place(span: Span) -> bool:
    """Tell whether the capital in `span` is only where something happens."""
    before = _before(span)
    if _dateline(span) or before in governors().inside:
        return True
    if before == "a":
        acts = not _opens(span) and (_as_for(span) or _taken(span))
        return not (acts or _one_speaks(span))
    if before in {"de", "d'"}:
        return _lemma(_noun_before(span)) in governors().places
    return before == "" and _reached(span)


def _before(span: Span) -> str:
    """Return the folded preposition before the capital, its article skipped; "" if none."""
    i = span.start - 1
    doc = span.doc
    if i >= 0 and fold(doc[i].text) in {"la", "le", "l'", "les"}:
        i -= 1
    if i < 0:
        return ""
    word = fold(doc[i].text)
    return {"au": "a", "aux": "a", "du": "de"}.get(
        word, word if doc[i].pos_ in {"ADP", "DET"} or word == "a" else ""
    )


def _dateline(span: Span) -> bool:
    """Tell whether the capital opens its passage as where it was written ("PARIS —", "Londres, 3 mai")."""
    doc = span.doc
    if span.start > 0 or span.end >= len(doc):
        return False
    after, second = doc[span.end].text, doc[span.end + 1 : span.end + 2].text
    return after in {"—", "–", "-", "("} or (after == "," and second[:1].isdigit())


def _as_for(span: Span) -> bool:
    """Tell whether "quant à" stands before the capital."""
    return span.start > 1 and fold(span.doc[span.start - 2].text) == "quant"


def _one_speaks(span: Span) -> bool:
    """Tell whether "on" speaks for the state ("À Téhéran, on assure", "assure-t-on à Téhéran")."""
    after = [token.text for token in span.doc[span.end : span.end + 3]]
    if any(token.lower_.endswith("-on") for token in span.doc[max(0, span.start - 3) : span.start]):
        return True
    return after[:2] == [",", "on"] or after == [",", "l'", "on"]


def _opens(span: Span) -> bool:
    """Tell whether "À Téhéran," opens its sentence."""
    doc = span.doc
    after = doc[span.end].text if span.end < len(doc) else ""
    return doc[span.start - 1].text == "À" and after == ","


def _noun_before(span: Span) -> Token:
    doc = span.doc
    i = span.start - 1
    while i > 0 and doc[i].pos_ in {"ADP", "DET", "ADJ"}:
        i -= 1
    if i > 1 and doc[i].pos_ == "PROPN" and doc[i - 1].lower_ in {"de", "d'"}:
        i -= 2
    return doc[max(i, 0)]


def _taken(span: Span) -> bool:
    """Tell whether what governs the capital, or what that hangs on, has somebody after its "à"."""
    if _lemma(_noun_before(span)) in governors().places:
        return False
    token = next((t for t in span if not span.start <= t.head.i < span.end), span.root)
    for _ in range(4):
        if token.head.i == token.i:
            return False
        token = token.head
        if _lemma(token) in governors().places:
            return False
        if _lemma(token) in governors().takers:
            return True
        if token.pos_ == "VERB":
            return False
    return False


def _reached(span: Span) -> bool:
    """Tell whether the capital is the object of a verb of motion ("quitter Niamey")."""
    root = span.root
    return root.dep_ in {"obj", "obl:arg", "xcomp"} and _lemma(root.head) in governors().reached


def _lemma(token: Token) -> str:
    return fold(token.lemma_)
