"""Which act does the text take for granted? One that only tells when, or that is known ("depuis l'invasion")."""

from extract.parsed import Token
from extract.qualifiers.predication import Predication
from extract.qualifiers.words import phrase_at
from ontology.cues import marks


def is_presupposed(predication: Predication) -> bool:
    """Tell whether a noun is taken for granted: definite under a preposition, or a time ("après une frappe")."""
    if predication.verb is not None:
        return False
    return _is_granted(predication.trigger) or dates_by(predication.trigger)


def _is_granted(noun: Token) -> bool:
    if noun.i < 1:
        return False
    before = noun.nbor(-1)
    if before.low in {"de", "d'"} and noun.i > 2 and noun.nbor(-2).pos_ == "NOUN":
        return _is_granted(noun.nbor(-2))
    if before.low in {"du", "au"}:
        return True
    if before.pos_ != "DET" or before.low not in marks().definite:
        return False
    return before.i > 0 and before.nbor(-1).pos_ == "ADP"


def dates_by(noun: Token) -> bool:
    """Tell whether the noun only tells when: "depuis l'invasion", "au lendemain d'une frappe"."""
    doc, i = noun.doc, noun.i
    while i > 0 and doc[i - 1].pos_ in {"DET", "ADJ", "NUM"}:
        i -= 1
    return any(
        place >= 0 and phrase_at(doc, place, words) == i
        for words in marks().after_which
        for place in (i - len(words.replace("'", "' ").split()),)
    )
