"""Which words stand under a cue? The complement of each verb, noun and adjective of `cues/`."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.clauses.tags import is_verb
from extract.parsed import Doc, Token
from extract.qualifiers.negation import negation_of
from extract.qualifiers.verb_group import group_start, is_passive
from extract.qualifiers.words import (
    cue_rules,
    has,
    is_causative,
    is_clitic,
    is_finite,
    is_infinitive,
    is_slight,
    is_time,
    tells_of,
)
from ontology.cues import CueRule, marks
from ontology.lexicon import grammar

_REACH = 30
_OPENERS = {"«", '"', "“"}
_BREAKS = {";", ".", "!", "?"}


@dataclass(frozen=True, slots=True, eq=False)
class Scope:
    """The tokens from `start` to `end`, exclusive, that a cue governs.

    `form` is "que", "inf", "noun", "quote", "passive" (the content is the subject) or "around"
    (an incise: the sentence about it).
    """

    cue: Token
    rules: tuple[CueRule, ...]
    form: str
    start: int
    end: int

    def holds(self, token: Token) -> bool:
        """Tell whether `token` stands under the cue."""
        return self.start <= token.i < self.end and token.i != self.cue.i


def scopes(doc: Doc, start: int, end: int) -> Iterator[Scope]:
    """Yield what each cue of the sentence from `start` to `end` governs."""
    for token in doc.tokens[start:end]:
        rules = cue_rules(token)
        if rules:
            yield from _scopes_of(token, rules, start, end)


def _scopes_of(cue: Token, rules: tuple[CueRule, ...], start: int, end: int) -> Iterator[Scope]:
    found = None if _has_its_content_before(cue) else _complement(cue, end)
    if found is not None:
        kept = tuple(rule for rule in rules if _takes(rule, found[0]))
        if kept:
            yield Scope(cue, kept, *found)
            if found[0] in {"que", "inf", "si", "quote"}:
                return
    attribute = _attribute(cue, end)
    if attribute is not None:
        yield Scope(cue, rules, "noun", attribute + 1, _phrase_end(cue.doc[attribute], end))
        return
    nominal = tuple(rule for rule in rules if rule.takes_noun or tells_of(cue))
    if nominal and is_verb(cue) and is_passive(cue):
        yield Scope(cue, nominal, "passive", _subject_start(cue, start), group_start(cue))
    elif nominal:
        yield Scope(cue, nominal, "noun", cue.i + 1, _phrase_end(cue, end))


def _attribute(cue: Token, end: int) -> int | None:
    """Return the adjective of intent that somebody says of himself ("se dit favorable à …")."""
    if not any(t.low in {"se", "s'"} for t in cue.doc.tokens[group_start(cue) : cue.i]):
        return None
    after = next((t for t in cue.doc.tokens[cue.i + 1 : end] if not is_slight(t)), None)
    if after is None or is_verb(after):
        return None
    return after.i if any(rule.modality == "planned" for rule in cue_rules(after)) else None


def _takes(rule: CueRule, form: str) -> bool:
    if rule.complements is not None and form not in rule.complements:
        return False
    if form == "quote":
        return rule.stance is not None
    return True


def _complement(cue: Token, end: int) -> tuple[str, int, int] | None:
    doc = cue.doc
    first = cue.i + (2 if is_causative(cue) else 1)
    for i in range(first, min(end, cue.i + _REACH)):
        token = doc.tokens[i]
        form = token.low
        if form in {"que", "qu'"}:
            if (
                _is_relative(token, cue)
                or _is_restrictive(token, cue)
                or _is_of_another(token, cue)
            ):
                return None
            return "que", i + 1, _clause_end(cue, i + 1, end)
        if _opens_according_to_which(doc, i, end):
            return "que", i + 2, _clause_end(cue, i + 2, end)
        if form == "si" and token.pos_ != "ADV" and i <= cue.i + 2:
            return "si", i + 1, _clause_end(cue, i + 1, end)
        if form == ":" or (form in _OPENERS and i == cue.i + 1 and _is_long(doc, i, end)):
            return "quote", i + 1, end
        if is_infinitive(token):
            return None if _foreign(doc, cue.i, i) else ("inf", i, _infinitive_end(doc, i, end))
        if form in _BREAKS or (form in marks().breaking and token.pos_ != "ADV"):
            return None
        if (is_finite(token) and not _same_group(cue, token)) or _is_gerund(token):
            return None
    return None


def _opens_according_to_which(doc: Doc, place: int, end: int) -> bool:
    """Tell whether "selon lequel" stands at `place`."""
    relative = ("quel", "quelle", "quels", "quelles")
    return doc[place].low == "selon" and place + 1 < end and doc[place + 1].low.endswith(relative)


def _has_its_content_before(cue: Token) -> bool:
    """Tell whether "ce que" stands right before the verb ("ce qu'affirme Lima, que personne ne croit")."""
    first = group_start(cue)
    return first > 1 and cue.doc[first - 2].low == "ce" and cue.doc[first - 1].low in {"que", "qu'"}


def _is_gerund(token: Token) -> bool:
    """Tell whether `token` is the verb of "en envoyant", with verbs of its own after it."""
    present = is_verb(token) and has(token, "VerbForm", "Part") and has(token, "Tense", "Pres")
    return present and token.i > 0 and token.nbor(-1).low == "en"


def _is_long(doc: Doc, opening: int, end: int) -> bool:
    """Tell whether more than a word or two stands between the quotation marks."""
    inside = doc[opening + 1 : min(end, opening + 5)]
    return len(inside) == 4 and not any(token.text in {"»", '"', "”"} for token in inside)


def _is_of_another(token: Token, cue: Token) -> bool:
    """Tell whether "que" goes with a word after the cue and a comma (", ce que X nie", ", ajoutant que")."""
    before = token.nbor(-1)
    parted = any(t.text == "," for t in token.doc.tokens[cue.i : before.i])
    if not parted or before.i == cue.i:
        return False
    return before.low in marks().before_that or (is_verb(before) and bool(cue_rules(before)))


def _is_relative(token: Token, cue: Token) -> bool:
    if token.i == cue.i + 1 or token.pos_ == "SCONJ":
        return False
    if cue.lemma_ in marks().addressing:
        return False
    before = token.nbor(-1)
    tells = any(rule.stance or rule.modality == "requested" for rule in cue_rules(cue))
    if tells and (cue.nbor(1).pos_ == "ADP" or cue.nbor(1).low in marks().told_to):
        return False
    if before.low == "ce" and before.i - 1 > cue.i and before.nbor(-1).low in {"de", "à"}:
        return False
    if is_time(before):
        return False
    return before.pos_ in {"NOUN", "PRON", "PROPN", "NUM", "X"} and before.i != cue.i


def _is_restrictive(que: Token, cue: Token) -> bool:
    """Tell whether "que" belongs to a "ne" ("n'a reconnu les faits qu'en avril")."""
    after = que.neighbour(1)
    group = cue.doc[group_start(cue) : cue.i]
    return (
        any(token.low in grammar().negations for token in group)
        and negation_of(cue) is None
        and after is not None
        and after.pos_ in {"ADP", "NUM", "ADV"}
    )


def _foreign(doc: Doc, cue: int, infinitive: int) -> bool:
    """Tell whether a preposition of purpose, time or lack governs the infinitive."""
    i = infinitive - 1
    while i > cue and is_slight(doc[i]):
        i -= 1
    if i <= cue:
        return False
    return doc[i].low in marks().circumstantial or (
        doc[i].low in {"de", "d'"} and doc[i - 1].low in marks().circumstantial
    )


def _same_group(cue: Token, token: Token) -> bool:
    return token.i < cue.i


def _clause_end(cue: Token, start: int, end: int) -> int:
    """Return where the clause after "que" ends: another main verb of the cue's subject, or `end`."""
    doc = cue.doc
    for i in range(start, end):
        token = doc[i]
        if token.low == ";":
            return i
        if token.head.i == cue.i and token.dep_ == "conj" and is_verb(token) and i > start + 2:
            return group_start(token)
        if token.low == "," and i + 1 < end and doc[i + 1].low == "mais":
            return i
    return end


def _infinitive_end(doc: Doc, start: int, end: int) -> int:
    """Return where an infinitive's phrase ends: at a finite verb that nothing subordinates."""
    allowed = 0
    for i in range(start + 1, end):
        token = doc[i]
        form = token.low
        if form == ";":
            return i
        if form == "," and i + 1 < end and doc[i + 1].low in marks().breaking_off:
            return i
        if form in marks().breaking and token.pos_ != "ADV":
            allowed += 1
        elif is_finite(token):
            if not allowed:
                return max(start + 1, group_start(token))
            allowed -= 1
    return end


def _phrase_end(cue: Token, end: int) -> int:
    """Return where the noun phrase after a cue ends."""
    doc = cue.doc
    for i in range(cue.i + 1, end):
        token, form = doc[i], doc[i].low
        if is_finite(token) or form in _BREAKS or form in {"mais", "car"}:
            return i
        if form in marks().breaking and token.pos_ != "ADV":
            return i
        if form == "," and not (i + 1 < end and doc[i + 1].pos_ == "DET" and i - cue.i > 1):
            return i
        if form in {"pour", "après", "avant", "depuis"} and i > cue.i + 1:
            return i
    return end


def _subject_start(cue: Token, start: int) -> int:
    """Return where the clause of a passive begins."""
    doc = cue.doc
    for i in range(group_start(cue) - 1, start - 1, -1):
        if doc[i].low in {";", ":", "que", "qu'"} or (is_finite(doc[i]) and not is_clitic(doc[i])):
            return i + 1
    return start
