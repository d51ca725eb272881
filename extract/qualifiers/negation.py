"""Is this verb denied? "ne … pas" and its kin, not "ne … que" and not the expletive "ne"."""

from extract.clauses.tags import is_verb
from extract.parsed import Token
from extract.qualifiers.verb_group import group_start, tense_bearer
from extract.qualifiers.words import is_finite, is_slight
from ontology.cues import marks

_AFTER = 6
_NE = {"ne", "n'"}


def negation_of(verb: Token) -> str | None:
    """Return the words that deny `verb`, or None."""
    doc = verb.doc
    bearer = tense_bearer(verb)
    first = min(group_start(verb), group_start(bearer)) if bearer.i < verb.i else group_start(verb)
    if first > 0 and doc[first - 1].low == "sans":
        return "sans"
    particle = next((doc[i] for i in range(first, verb.i) if doc[i].low in _NE), None)
    if particle is None and any(t.low == "ni" for t in doc.tokens[first : verb.i]):
        return "ni"
    if particle is None:
        return _missing_ne(verb, bearer)
    partner = _partner(verb, particle)
    if partner is None and verb.lemma_ in marks().without_partner:
        return particle.text
    if partner is None or partner == "que":
        return None
    return f"{particle.text}…{partner}"


def _partner(verb: Token, particle: Token) -> str | None:
    """Return the word that completes "ne": between it and the verb, just before it, or after."""
    doc, words = verb.doc, marks().negation
    for i in range(particle.i + 1, verb.i):
        if doc[i].low in words:
            return doc[i].low
    for i in range(max(0, particle.i - 6), particle.i):
        if doc[i].low in {"aucun", "aucune", "nul", "nulle", "rien", "personne", "jamais", "ni"}:
            return doc[i].low
    for i in range(verb.i + 1, min(len(doc), verb.i + _AFTER)):
        form = doc[i].low
        if form in {"que", "qu'"}:
            return "que"
        if form in words:
            return None if doc[min(i + 1, len(doc) - 1)].low == "moins" else form
        if is_finite(doc[i]) or form in {",", ";", "."}:
            break
    return None


def _missing_ne(verb: Token, bearer: Token) -> str | None:
    """Return "pas" where the text lost its "ne" (machine translation, speech)."""
    if bearer.i >= verb.i:
        return None
    between = verb.doc[bearer.i + 1 : verb.i]
    return next((t.low for t in between if t.low in {"pas", "jamais", "ni"} and is_slight(t)), None)


def subject_is_none(verb: Token) -> bool:
    """Tell whether the subject is "aucun X", "personne", "nul"."""
    return any(
        token.low in {"aucun", "aucune", "nul", "personne"}
        for child in verb.children
        if child.dep_.startswith("nsubj")
        for token in child.subtree
        if not is_verb(token)
    )
