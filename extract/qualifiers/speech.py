"""Which words does somebody else stand behind? Each speech event of a sentence, with its content."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from extract.clauses.tags import is_verb
from extract.parsed import Doc, Token
from extract.qualifiers.according import according_to, clause_around
from extract.qualifiers.colons import announced
from extract.qualifiers.negation import negation_of
from extract.qualifiers.penalties import motives, punisher
from extract.qualifiers.scopes import Scope
from extract.qualifiers.speakers import (
    Actors,
    actors_of_phrase,
    agents_of_passive,
    mention_start,
    owners_of_noun,
    speakers_after,
    speakers_of_verb,
    under_preposition,
)
from extract.qualifiers.utterance import Speech
from extract.qualifiers.verb_group import auxiliaries, group_start, is_passive, tense_bearer
from extract.qualifiers.words import (
    cue_rules,
    has,
    is_causative,
    is_conditional,
    is_finite,
    is_future,
    is_infinitive,
    is_time,
    lemma_of,
    phrase_at,
)
from graph.models import Stance
from ontology.cues import CueRule, marks
from ontology.lexicon import grammar

_CLOSERS = {"»", '"', "”", ",", "–", "—"}
_ASIDE = 6


def speeches(
    cast: Actors, doc: Doc, start: int, end: int, governed: tuple[Scope, ...]
) -> Iterator[Speech]:
    """Yield the speech events of the sentence from `start` to `end`."""
    yield from according_to(cast, doc, start, end)
    yield from motives(cast, doc, start, end)
    yield from announced(cast, doc, start, end)
    placed: set[int] = set()
    for scope in governed:
        rule = next((r for r in scope.rules if r.stance is not None), None)
        if rule is None or scope.cue.i in placed or _aside_start(scope.cue, start) is not None:
            continue
        incise = scope.form in {"noun", "quote"} and _is_incise(cast, scope.cue, start, end)
        if not incise:
            placed.add(scope.cue.i)
        if scope.form == "quote" or not (incise or _is_demand(scope)):
            yield from _of_scope(cast, scope, rule, start, end)
    for token in doc.tokens[start:end]:
        speaking = next((r for r in cue_rules(token) if r.stance is not None), None)
        if speaking is None or token.i in placed:
            continue
        if is_verb(token) or _looks_inverted(token):
            yield from _incise(cast, token, speaking, start, end)


def _is_demand(scope: Scope) -> bool:
    """Tell whether a verb of speech orders rather than says ("a averti de ne pas livrer")."""
    first = scope.cue.doc[scope.start] if scope.start < len(scope.cue.doc) else scope.cue
    perfect = first.lemma_ in {"avoir", "être"}
    return (
        scope.form == "inf" and not perfect and any(r.modality == "requested" for r in scope.rules)
    )


def _of_scope(cast: Actors, scope: Scope, rule: CueRule, start: int, end: int) -> Iterator[Speech]:
    cue = scope.cue
    stance = _about_whether(cue) if scope.form == "si" else stance_of(cue, rule)
    raised = bool(negation_of(cue)) and cue.lemma_ in marks().raising if is_verb(cue) else False
    if stance is None and not raised:
        return
    if is_verb(cue) and is_conditional(tense_bearer(cue)) and _is_promise(scope):
        return
    if cue.doc[end - 1].text == "?" and _has_inverted_clitic(cue):
        return
    if cue.pos_ == "NOUN" and not is_causative(cue):
        sources = owners_of_noun(cast, cue, min(end, scope.start)) or _bearer(cast, cue, start)
    elif is_verb(cue) and is_passive(cue) and not rule.adjectives:
        sources = agents_of_passive(cast, cue, end) or _accuser(cast, cue, rule, start)
    elif _has_inverted_clitic(cue) or (scope.form == "quote" and _is_incise(cast, cue, start, end)):
        sources = speakers_after(cast, cue, end)
    else:
        sources = speakers_of_verb(cast, cue, start)
    yield Speech(
        cue.text,
        cue.i,
        scope.start,
        scope.end,
        (cue.i, cue.i + 1),
        sources,
        stance or Stance.ASSERTS,
        nominal=scope.form in {"noun", "passive"},
        infinitive=scope.form == "inf",
        rule=rule,
        denied=raised,
    )


def _bearer(cast: Actors, noun: Token, start: int) -> tuple[str, ...]:
    """Return who has or gives out what the noun is ("X a la preuve que", "X publie un communiqué selon lequel")."""
    for token in reversed(noun.doc[max(start, noun.i - _ASIDE) : noun.i]):
        if is_verb(token):
            uttered = lemma_of(token) in marks().uttering and not is_passive(token)
            return speakers_of_verb(cast, token, start) if uttered else ()
        if token.pos_ == "PUNCT":
            break
    return ()


def _accuser(cast: Actors, cue: Token, rule: CueRule, start: int) -> tuple[str, ...]:
    """Return who stands behind "accusé de" where the punishment of the accused tells it."""
    if rule.modality != "alleged" or auxiliaries(cue):
        return ()
    return punisher(cast, cue, start)


def _is_promise(scope: Scope) -> bool:
    """Tell whether the verb also binds its subject: "aurait promis" is what others say of it."""
    return any(rule.modality == "planned" for rule in scope.rules)


def _about_whether(cue: Token) -> Stance | None:
    """Return "declines" for who will not say whether, None for who asks."""
    return Stance.DECLINES if negation_of(cue) or _declining(cue) else None


def stance_of(cue: Token, rule: CueRule) -> Stance | None:
    """Return the stance of the source; None where nothing is put forward ("n'a pas dit que")."""
    stance = Stance(rule.stance or "asserts")
    if not is_verb(cue) and cue.pos_ == "NOUN":
        return stance
    negation = negation_of(cue) or _declining(cue)
    if negation is None:
        return stance
    if stance is Stance.CONFIRMS:
        return Stance.DECLINES
    if stance is Stance.DENIES:
        return Stance.DECLINES if _both(cue) or _declining(cue) else Stance.CONFIRMS
    return None


def _both(cue: Token) -> bool:
    """Tell whether it is neither confirmed nor denied."""
    near = cue.doc[max(0, cue.i - 5) : cue.i + 5]
    return sum(token.low == "ni" for token in near) >= 2


def _declining(cue: Token) -> str | None:
    """Return the verb by which somebody will not say ("refuse de confirmer"), or None."""
    if not is_infinitive(cue) and not any(
        is_infinitive(t) for t in cue.doc.tokens[group_start(cue) : cue.i]
    ):
        return None
    doc = cue.doc
    for i in range(cue.i - 1, max(-1, cue.i - 9), -1):
        token = doc[i]
        if token.low in {"sans"} or token.lemma_ in marks().refusing:
            return token.text
        if is_verb(token) and negation_of(token):
            return token.text
        if token.low in {",", ";", ".", "que", "qu'"}:
            break
    return None


def _inverted(cue: Token, start: int) -> bool:
    """Tell whether the verb comes before its subject: after a comma or a closing quotation mark."""
    if _has_inverted_clitic(cue):
        return True
    first = group_start(cue)
    return first > start and cue.doc[first - 1].text in _CLOSERS


def _has_inverted_clitic(cue: Token) -> bool:
    near = cue.doc[group_start(cue) : cue.i + 3]
    return any(t.low in marks().inverted_subjects or t.low.startswith("-t-") for t in near)


def _is_incise(cast: Actors, cue: Token, start: int, end: int) -> bool:
    """Tell whether the subject follows its verb ("…, a reconnu mardi Lavrov")."""
    if not _inverted(cue, start):
        return False
    if _has_inverted_clitic(cue):
        return True
    if _subject_waits(cue, start):
        return False
    for token in cue.doc.tokens[cue.i + (2 if is_causative(cue) else 1) : end]:
        if (
            token.pos_ in {"NOUN", "PROPN", "X"}
            and not is_time(token)
            and not _is_taken(cast, token)
        ):
            mention = cast.at(token)
            named = mention is not None and mention.kind not in {"adjective", "possessive"}
            return named or token.lemma_ in marks().speaker_nouns | marks().documents
        if (
            token.text in {",", ".", ":", ";"}
            or is_verb(token)
            or token.low in {"que", "qu'"}
            or (token.low == "ce" and token.pos_ != "DET")
        ):
            return False
    return False


def _is_taken(cast: Actors, noun: Token) -> bool:
    """Tell whether a preposition takes the noun or the name that it ends ("à Port Moresby")."""
    first = mention_start(cast, noun)
    if cast.at(noun) is None and noun.pos_ == "PROPN" and noun.nbor(-1).pos_ == "NOUN":
        first -= 1
    return under_preposition(noun.doc, first)


def _subject_waits(cue: Token, start: int) -> bool:
    """Tell whether all that comes before the verb is its subject and a relative ("X, qui soutient Y, a averti Z")."""
    relative, inside = False, False
    for token in cue.doc.tokens[start : group_start(cue)]:
        if token.text == ",":
            inside = False
        elif token.text in _CLOSERS:
            return False
        elif token.low in {"qui", "que", "qu'", "dont", "où"} and token.nbor(-1).text == ",":
            relative = inside = True
        elif is_finite(token) and not inside:
            return False
    return relative


def _looks_inverted(token: Token) -> bool:
    if token.pos_ not in {"ADJ", "NOUN"}:
        return False
    before = group_start(token)
    return before > 0 and token.doc[before - 1].text in _CLOSERS


def _incise(cast: Actors, cue: Token, rule: CueRule, start: int, end: int) -> Iterator[Speech]:
    """Yield the speech of ", a déclaré X": the sentence about it."""
    doc = cue.doc
    first = group_start(cue)
    stance = stance_of(cue, rule)
    aside = _aside_start(cue, start)
    if stance is None or is_infinitive(cue) or (first <= start and aside is None):
        return
    quoted = any(doc[k].text in {"»", '"', "”"} for k in range(max(start, first - 2), first))
    if aside is not None:
        between = actors_of_phrase(cast, doc, aside + 1, first)
        sources, opening = between or speakers_after(cast, cue, end), aside
    elif _inverted(cue, start) and (quoted or _is_incise(cast, cue, start, end)):
        sources, opening = speakers_after(cast, cue, end), first
    elif _closes_sentence(cue, start, end):
        sources, opening = speakers_of_verb(cast, cue, start), _comma_before(doc, first, start)
    else:
        return
    if is_passive(cue) and not _may_be_present(cue):
        return
    closing = _incise_end(doc, cue.i, end)
    first, last = clause_around(doc, start, end, opening)
    stop = last if _content_after(doc, start, opening, closing, end) else closing
    yield Speech(cue.text, cue.i, first, stop, (opening, closing), sources, stance, rule=rule)


def _may_be_present(verb: Token) -> bool:
    """Tell whether a form taken for a participle or adjective is a present ("dit", "complète")."""
    form = verb.low
    mute = form.endswith("e") and not form.endswith("ée")
    return form.endswith("it") or (mute and lemma_of(verb).endswith("er"))


def _aside_start(cue: Token, start: int) -> int | None:
    """Return where "comme l'affirme X", "ainsi que X l'a reconnu", "à ce que dit X" begins, or None."""
    doc, first = cue.doc, group_start(cue)
    taken_up = any(token.low in {"le", "l'"} for token in doc[first : cue.i])
    for i in range(first - 1, max(start, first - _ASIDE) - 1, -1):
        for words in _asides().get(doc[i].low, ()):
            after = phrase_at(doc, i, words)
            apart = i == start or doc[i - 1].text in _CLOSERS
            if (after == first and doc[i - 1].pos_ != "ADV") or (after and taken_up and apart):
                return i
        if is_verb(doc[i]) or doc[i].text in _CLOSERS:
            break
    return None


@cache
def _asides() -> Mapping[str, Sequence[str]]:
    """Return first word -> the phrases that open a clause that tells who says the rest."""
    table: dict[str, list[str]] = {}
    for words in marks().as_said:
        table.setdefault(words.split()[0], []).append(words)
    return table


def _closes_sentence(cue: Token, start: int, end: int) -> bool:
    """Tell whether "X a dit" ends its sentence after a clause and a comma or a quotation."""
    doc = cue.doc
    place = _comma_before(doc, group_start(cue), start)
    if place <= start or not any(is_finite(t) for t in doc.tokens[start:place]):
        return False
    commas = [k for k in range(start, place) if doc[k].text == ","]
    if commas and doc[commas[-1] + 1].low in {"qui", "dont", "où"}:
        return False
    after = doc[cue.i + 1 : end]
    if any(is_finite(t) for t in after) or any(
        t.low in marks().opening_clauses for t in doc.tokens[place:end]
    ):
        return False
    quoted = any(t.text in {"»", '"', "”"} for t in doc.tokens[max(start, place - 3) : place + 1])
    bearer = tense_bearer(cue)
    if not quoted and (is_conditional(bearer) or is_future(bearer)):
        return False
    return quoted or all(
        t.pos_ != "NOUN" or is_time(t) or under_preposition(doc, t.i) for t in after
    )


def _comma_before(doc: Doc, place: int, start: int) -> int:
    for i in range(place - 1, start, -1):
        if doc[i].text in _CLOSERS:
            return i
        if is_finite(doc[i]):
            return start
    return start


def _incise_end(doc: Doc, place: int, end: int) -> int:
    """Return where an incise ends: the comma that is followed by more of the sentence."""
    for i in range(place + 1, end):
        if doc[i].text in {"«", '"', "“", ";", ":", "–", "—"}:
            return i
        if doc[i].text == "," and not _is_apposition(doc, i, end):
            return i
    return end


def _is_apposition(doc: Doc, comma: int, end: int) -> bool:
    """Tell whether a name or title in apposition follows the comma."""
    after = doc[comma + 1] if comma + 1 < end else None
    if after is None:
        return False
    if after.pos_ in {"PROPN", "X"}:
        return not any(is_finite(t) for t in doc.tokens[comma + 1 : comma + 4])
    return False


def _content_after(doc: Doc, start: int, opening: int, closing: int, end: int) -> bool:
    """Tell whether what follows the incise is still what is said."""
    if closing >= end:
        return False
    if doc[closing].text in {"«", '"', "“"}:
        return True
    if any(token.text in {"«", '"', "“"} for token in doc.tokens[closing : closing + 3]):
        return True
    if _is_gerund_after(doc, closing, end):
        return False
    before = doc[start:opening]
    if not len(before):
        return True
    return before[0].low in grammar().subordinators or not any(map(is_finite, before))


def _is_gerund_after(doc: Doc, comma: int, end: int) -> bool:
    """Tell whether a gerund follows, which tells more of who speaks (", en appelant à …")."""
    return any(
        has(token, "Tense", "Pres") and has(token, "VerbForm", "Part")
        for token in doc.tokens[comma + 1 : min(comma + 3, end)]
    )
