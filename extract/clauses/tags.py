"""Which verbs do we know by their forms, and what is the infinitive of one?"""

from collections.abc import Mapping
from functools import cache

from extract.parsed import Token
from ontology.countries import countries
from ontology.lexicon import Conjugation, grammar


def verb_forms(lemmas: frozenset[str]) -> dict[str, tuple[str, str]]:
    """Return form -> (lemma, "finite", "participle", "gerund" or "infinitive") of the third persons.

    The present participle, of the gerund, has the stem of the imperfect ("livraient", "livrant").
    """
    table: dict[str, tuple[str, str]] = {}
    for lemma in sorted(lemmas | grammar().denying):
        table[lemma] = (lemma, "infinitive")
        stem, endings = _conjugation(lemma)
        for ending in endings.finite:
            table[stem + ending] = (lemma, "finite")
        for ending in endings.participle:
            table.setdefault(stem + ending, (lemma, "participle"))
        imperfect = next((e for e in endings.finite if e.endswith("aient")), None)
        if imperfect is not None:
            table.setdefault(stem + imperfect.removesuffix("aient") + "ant", (lemma, "gerund"))
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
    mistaken = lemma not in forms and verb.lower_ in forms  # "traite" is no form of "traire" here
    if lemma.endswith(("r", "re")) and lemma != verb.lower_ and not mistaken:
        return lemma
    if verb.lower_ in forms and "Inf" not in verb.morph.get("VerbForm", []):
        return forms[verb.lower_][0]
    return lemma


def is_verb(token: Token) -> bool:
    """Tell whether the tagger calls `token` a verb or an auxiliary."""
    return token.pos_ in {"VERB", "AUX"}


@cache
def nationalities() -> frozenset[str]:
    """Return the adjectives of states, in lower case."""
    return frozenset(word.lower() for country in countries() for word in country.adjectives)
