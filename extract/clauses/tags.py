"""Which part of speech has a token really? The tagger's view, repaired where it errs often."""

from collections.abc import Mapping

from extract.parsed import Token
from ontology.lexicon import Conjugation, grammar

_BEFORE_VERB = {"ne", "n'", "se", "s'"}
_BEFORE_NOUN = {"DET", "ADP", "ADJ", "NUM"}


def verb_forms(lemmas: frozenset[str]) -> dict[str, tuple[str, str]]:
    """Return form -> (lemma, "finite", "participle" or "infinitive") of the third persons."""
    table: dict[str, tuple[str, str]] = {}
    for lemma in sorted(lemmas | grammar().denying):
        table[lemma] = (lemma, "infinitive")
        stem, endings = _conjugation(lemma)
        for ending in endings.finite:
            table[stem + ending] = (lemma, "finite")
        for ending in endings.participle:
            table.setdefault(stem + ending, (lemma, "participle"))
    for preposition in grammar().prepositions:
        table.pop(preposition, None)
    return table


def _conjugation(lemma: str) -> tuple[str, Conjugation]:
    """Return the stem of `lemma` and the endings of its class, the longest that fits."""
    for cut in range(len(lemma)):
        endings = grammar().conjugations.get(lemma[cut:])
        if endings is not None:
            return lemma[:cut], endings
    return lemma, Conjugation()


def verb_lemma(verb: Token, forms: Mapping[str, tuple[str, str]]) -> str:
    """Return the infinitive of `verb`; the model leaves some present forms as they are."""
    lemma = verb.lemma_.lower()
    if lemma.endswith(("r", "re")) and lemma != verb.lower_:
        return lemma
    if verb.lower_ in forms and "Inf" not in verb.morph.get("VerbForm", []):
        return forms[verb.lower_][0]
    return lemma


def is_verb(token: Token) -> bool:
    """Tell whether the tagger calls `token` a verb or an auxiliary."""
    return token.pos_ in {"VERB", "AUX"}


def mistaken_verb(token: Token, forms: Mapping[str, tuple[str, str]]) -> tuple[str, str] | None:
    """Return (lemma, form) of a verb that the tagger took for something else, or None.

    A noun needs a determiner or a preposition before it in French; where the form of a known verb
    follows a name or a noun directly, it is the verb.
    """
    if token.pos_ not in {"NOUN", "ADV", "ADJ", "PROPN", "ADP", "X"} or token.i == token.doc[0].i:
        return None
    known = forms.get(token.lower_)
    if known is None:
        return None
    before = token.nbor(-1)
    if known[1] == "infinitive":
        return known if before.pos_ in {"VERB", "AUX", "ADP"} and token.pos_ != "ADP" else None
    if known[1] == "participle":
        return known if token.pos_ == "ADJ" and before.pos_ in {"NOUN", "PROPN"} else None
    if before.pos_ in _BEFORE_NOUN:
        return None
    if before.pos_ not in {"PROPN", "NOUN", "PRON"} and before.lower_ not in _BEFORE_VERB:
        return None
    if token.pos_ == "ADJ" and before.pos_ != "PROPN":
        return None
    if token.pos_ == "ADJ" or before.pos_ == "NOUN":
        return known if _takes_a_complement(token) else None
    return known


def _takes_a_complement(token: Token) -> bool:
    if token.i + 1 >= len(token.doc):
        return False
    after = token.nbor(1)
    return after.pos_ in {"DET", "ADP", "PRON", "PROPN", "SCONJ", "AUX", "VERB", "ADV"}
