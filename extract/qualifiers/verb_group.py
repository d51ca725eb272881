"""Which words belong to one verb: its auxiliaries, clitics, negation, and what is put in between."""

from functools import lru_cache
from typing import NamedTuple

from extract.clauses.adverbials import adverbial_before
from extract.clauses.ellipsis import shared_auxiliaries
from extract.clauses.tags import is_verb
from extract.parsed import Doc, Token
from extract.qualifiers.words import has, is_finite, is_infinitive, is_slight
from ontology.cues import marks

_REACH = 14
_INCISED = {"ADP", "DET", "NOUN", "PROPN", "ADJ", "ADV", "PUNCT", "NUM"}


class _Group(NamedTuple):
    """Where a verb group begins, and its auxiliaries, nearest to the verb first."""

    start: int
    auxiliaries: tuple[Token, ...]


def auxiliaries(verb: Token) -> tuple[Token, ...]:
    """Return the auxiliaries of `verb`, nearest first; an incise, or another participle, may part it from them."""
    return _group(verb).auxiliaries


def participle_of(bearer: Token) -> Token:
    """Return the participle that the auxiliary `bearer` makes a tense of, or `bearer` itself."""
    if bearer.pos_ == "AUX":
        for token in bearer.doc.tokens[bearer.i + 1 : bearer.i + 5]:
            if has(token, "VerbForm", "Part"):
                return token
            if not is_slight(token):
                break
    return bearer


def group_start(verb: Token) -> int:
    """Return where the verb group of `verb` begins: auxiliaries, clitics, negation."""
    return _group(verb).start


def tense_bearer(verb: Token) -> Token:
    """Return the auxiliary that bears the tense of `verb`, or the verb itself."""
    if is_finite(verb) or is_infinitive(verb):
        return verb
    group = auxiliaries(verb)
    for token in group:
        if is_finite(token):
            return token
    for child in verb.children:
        if child.dep_.startswith(("aux", "cop")) and is_finite(child):
            return child
    return group[-1] if group else verb


def is_passive(verb: Token) -> bool:
    """Tell whether `verb` is a participle with "être" or none, not a reflexive or active form."""
    if not has(verb, "VerbForm", "Part") and verb.pos_ != "ADJ":
        return False
    if has(verb, "Tense", "Pres"):
        return False
    group = auxiliaries(verb)
    if not group:
        return True
    if any(t.low in {"se", "s'"} for t in verb.doc.tokens[group_start(verb) : verb.i]):
        return False
    return group[0].lemma_ == "être"


@lru_cache(maxsize=4096)  # more words than any sentence has: each is asked many times in a row
def _group(verb: Token) -> _Group:
    start, found = _walk(verb.doc, verb.i, verb.i - _REACH)
    if not any(is_finite(token) for token in found):
        first = verb.doc[start] if found else verb
        remote = _remote_auxiliary(verb.doc, start, found[-1] if found else verb)
        if remote is not None:
            start, more = _walk(verb.doc, remote.i + 1, first.i - _REACH)
            found = [*found, *more]
    if not found:
        found = [token for token in shared_auxiliaries(verb) if is_finite(token)]
    return _Group(start, tuple(found))


def _walk(doc: Doc, end: int, limit: int) -> tuple[int, list[Token]]:
    """Return where the words of the group before `end` begin, and the auxiliaries among them."""
    tokens, found = doc.tokens, list[Token]()
    start = i = end
    while i > max(0, limit):
        token = tokens[i - 1]
        if _may_be_auxiliary(token):
            found.append(token)
            start = i = i - 1
        elif is_slight(token):
            start = i = i - 1
        elif token.low in marks().inverted_subjects:
            i -= 1
        elif (before := adverbial_before(tokens, i)) < i:
            i = before
        else:
            break
    return start, found


def _may_be_auxiliary(token: Token) -> bool:
    return token.pos_ == "AUX" or (token.lemma_ in {"avoir", "être"} and is_verb(token))


def _remote_auxiliary(doc: Doc, start: int, participle: Token) -> Token | None:
    """Return the auxiliary that a phrase parts from its participle ("a de son côté démenti")."""
    if not has(participle, "VerbForm", "Part") or has(participle, "Tense", "Pres"):
        return None
    for i in range(start - 1, max(-1, start - _REACH), -1):
        token = doc[i]
        if _may_be_auxiliary(token):
            opens = token.nbor(1).pos_ == "ADP" or token.nbor(1).text == ","
            return token if opens and _agrees_with(token, participle) else None
        if token.pos_ not in _INCISED:
            return None
    return None


def _agrees_with(auxiliary: Token, participle: Token) -> bool:
    """Tell whether the participle is one of "avoir", which does not agree, or of "être" after commas."""
    if auxiliary.lemma_ == "avoir":
        return not (has(participle, "Number", "Plur") or has(participle, "Gender", "Fem"))
    return auxiliary.nbor(1).text == "," and participle.nbor(-1).text == ","
