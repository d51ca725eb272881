"""Who speaks? The actors of a noun phrase, the subject of a verb, the agent of a passive."""

from collections.abc import Iterable
from typing import Protocol

from extract.clauses.tags import is_verb
from extract.parsed import Doc, Token
from extract.qualifiers.verb_group import group_start, tense_bearer
from extract.qualifiers.words import is_clitic, is_finite, is_time, lemma_of
from ontology.cues import marks

_WEAK = {"adjective", "possessive", "place"}
_SUBJECTS = {"nsubj", "nsubj:pass", "nsubj:caus", "expl:subj"}
_REACH = 40
_APPOSITION = 8


class Actors(Protocol):
    """What is needed of the cast: the mention that covers a token."""

    def at(self, token: Token) -> "ActorMention | None":
        """Return the actor's mention at `token`."""


class ActorMention(Protocol):
    """What is needed of a mention."""

    @property
    def entities(self) -> tuple[str, ...]:
        """Return the ids of the actors."""

    @property
    def kind(self) -> str:
        """Return how the text names them: by name, adjective, pronoun ..."""


def actors_of_phrase(cast: Actors, doc: Doc, start: int, end: int) -> tuple[str, ...]:
    """Return the actors that a noun phrase beginning at `start` names, coordinated ones too.

    A name in apposition beats an adjective ("le ministre iranien, Abbas Araghchi").
    """
    weak: tuple[str, ...] = ()
    owner: tuple[str, ...] = ()
    found: list[str] = []
    i = start
    while i < min(end, start + _REACH):
        token = doc[i]
        if found and not _continues(doc, i):
            break
        if not found and (_stops(doc, i, start) or ((weak or owner) and _is_cited(token))):
            break
        mention = cast.at(token)
        strong = mention if mention is not None and mention.kind not in _WEAK else None
        if strong and not found and i > start and under_preposition(doc, i):
            owner = owner or strong.entities
            i = _mention_end(cast, strong, doc, i)
            continue
        if strong:
            found.extend(entity for entity in strong.entities if entity not in found)
            i = _mention_end(cast, strong, doc, i)
            continue
        if mention is not None and not weak and mention.kind != "place":
            weak = mention.entities
        i += 1
    return tuple(found) or owner or weak


def _mention_end(cast: Actors, mention: ActorMention, doc: Doc, place: int) -> int:
    i = place + 1
    while i < len(doc) and cast.at(doc[i]) is mention:
        i += 1
    return i


def _continues(doc: Doc, place: int) -> bool:
    """Tell whether a coordinated name may still follow."""
    token = doc[place]
    before = doc[place - 1] if place else token
    joined = {"et", "ou", ",", "ainsi", "comme", "encore"}
    if token.low == "encore" and before.low == "ou":
        return True
    if token.low in {"et", "ou"}:
        return True
    return (token.pos_ == "DET" and before.low in {"et", "ou"}) or (
        token.pos_ in {"PROPN", "NOUN", "X"}
        and (before.low in joined - {","} or before.pos_ == "DET")
    )


def _stops(doc: Doc, place: int, start: int) -> bool:
    token = doc[place]
    if is_finite(token) or token.low in {"qui", "que", "qu'", "dont", ";", ".", ":", "»", '"'}:
        return True
    if token.low == "," and place > start:
        after = doc[place + 1] if place + 1 < len(doc) else token
        named = after.pos_ in {"PROPN", "X"} or after.text[:1].isupper()
        return not (named and _is_closed(doc, place + 1))
    return False


def _is_cited(token: Token) -> bool:
    """Tell whether a participle tells who gives the words on ("cité par", "consulté par")."""
    return is_verb(token) and lemma_of(token) in marks().citing


def _is_closed(doc: Doc, start: int) -> bool:
    """Tell whether an apposition ends by a sign before a verb comes."""
    for token in doc.tokens[start : start + 8]:
        if token.text in {",", ".", "»", '"', ";", ")"} or token.low in {"qui", "et"}:
            return True
        if is_verb(token):
            return False
    return True


def speakers_after(cast: Actors, verb: Token, end: int) -> tuple[str, ...]:
    """Return the subject that follows its verb ("a déclaré mardi à la presse le ministre")."""
    doc = verb.doc
    i = verb.i + 1
    while i < end:
        token = doc[i]
        if token.low in {",", ".", "»", ":", ";", "«", '"'} and i > verb.i + 1:
            end = i
            break
        if (
            token.low in marks().addressed
            and token.pos_ in {"ADP", "ADV"}
            and not _is_article(cast, token, verb)
        ):
            i = _after_phrase(doc, i, end)
            continue
        if token.pos_ in {"DET", "PROPN", "X", "PRON", "NUM", "ADP"} and not _is_time(doc, i):
            found = actors_of_phrase(cast, doc, i, end)
            if found:
                return found
        elif token.pos_ in {"NOUN", "ADJ"} and cast.at(token) is not None:
            return actors_of_phrase(cast, doc, i, end)
        i += 1
    return _subject_by_parse(cast, verb) or _last_named(cast, doc, verb.i + 1, end)


def _is_article(cast: Actors, token: Token, verb: Token) -> bool:
    """Tell whether "des" is the article of a group right after the verb ("ont affirmé des témoins")."""
    after = token.neighbour(1)
    mention = cast.at(after) if after is not None and token.low == "des" else None
    between = token.doc.tokens[verb.i + 1 : token.i]
    return mention is not None and mention.kind == "group" and all(map(is_time, between))


def _last_named(cast: Actors, doc: Doc, start: int, end: int) -> tuple[str, ...]:
    """Return the last actor between `start` and `end`, whatever stands before it."""
    for i in range(end - 1, start - 1, -1):
        mention = cast.at(doc[i])
        if mention is not None and mention.kind not in _WEAK:
            return mention.entities
    return ()


def _is_time(doc: Doc, place: int) -> bool:
    return any(is_time(token) for token in doc.tokens[place : place + 2])


def _after_phrase(doc: Doc, place: int, end: int) -> int:
    """Return where the noun phrase after the preposition at `place` ends."""
    i = place + 1
    seen_noun = False
    while i < end:
        token = doc[i]
        if token.pos_ in {"NOUN", "PROPN", "X"}:
            if seen_noun and token.pos_ == "NOUN":
                return i
            seen_noun = True
        elif token.pos_ == "DET" and i > place + 1:
            return i
        elif seen_noun and token.pos_ not in {"ADJ"}:
            if token.low in {"de", "d'", "du", "des", "-"} and token.pos_ == "ADP":
                seen_noun = False
            else:
                return i
        i += 1
    return i


def speakers_of_verb(cast: Actors, verb: Token, start: int) -> tuple[str, ...]:
    """Return the actors that are the subject of `verb`: by its clause, by the parse or by order."""
    if _pronoun_subject(verb):
        pronoun = verb.doc[group_start(verb) - 1]
        mention = cast.at(pronoun)
        if mention is None and pronoun.low == "on":
            return _where_one_speaks(cast, verb, start)
        return mention.entities if mention is not None else ()
    found = (
        _subject_by_clause(cast, verb)
        or _subject_by_parse(cast, verb)
        or _subject_by_order(cast, verb, start)
    )
    return _with_joined(cast, verb, start, found) if len(found) == 1 else found


def _where_one_speaks(cast: Actors, verb: Token, start: int) -> tuple[str, ...]:
    """Return whose words "on" gives: of where it stands ("À Lima, on assure …", "on assure à Lima …")."""
    doc, one = verb.doc, group_start(verb) - 1
    if one > start + 1 and doc[one - 1].text == "," and doc[start].pos_ == "ADP":
        return actors_of_phrase(cast, doc, start + 1, one)
    for token in doc.tokens[verb.i + 1 : verb.i + 6]:
        if token.low in marks().where or token.low == "côté":
            return actors_of_phrase(cast, doc, token.i + 1, len(doc))
    return ()


def _with_joined(cast: Actors, verb: Token, start: int, found: tuple[str, ...]) -> tuple[str, ...]:
    """Return a subject with the names beside it ("ni Lima ni Quito", "Lima comme Quito")."""
    doc = verb.doc
    place = next(
        (t.i for t in reversed(doc.tokens[start : verb.i]) if _names(cast, t) == found), None
    )
    if place is None:
        return found
    names = list(found)
    first = mention_start(cast, doc[place])
    while (joined := _joined_before(cast, doc, first, start)) is not None:
        names[:0] = _names(cast, doc[joined])
        first = mention_start(cast, doc[joined])
    after = place
    while (joined := _joined_after(cast, doc, after, verb.i)) is not None:
        names += _names(cast, doc[joined])
        after = joined
    return tuple(dict.fromkeys(names))


def _joined_before(cast: Actors, doc: Doc, first: int, start: int) -> int | None:
    """Return the last word of the name that a conjunction joins before the one that begins at `first`."""
    i = first - 1
    while i > start and doc[i].pos_ == "DET":
        i -= 1
    if i <= start or doc[i].low not in marks().joining_names:
        return None
    opening = i - 1
    if not _names(cast, doc[opening]):
        return None
    return None if under_preposition(doc, mention_start(cast, doc[opening])) else opening


def _joined_after(cast: Actors, doc: Doc, place: int, end: int) -> int | None:
    """Return a word of the name that a conjunction joins after the one at `place`."""
    mention = cast.at(doc[place])
    i = _mention_end(cast, mention, doc, place) if mention is not None else place + 1
    if i >= end or doc[i].low not in marks().joining_names:
        return None
    i += 1
    while i < end and doc[i].pos_ == "DET" and not _names(cast, doc[i]):
        i += 1
    return i if i < end and _names(cast, doc[i]) else None


def _names(cast: Actors, token: Token) -> tuple[str, ...]:
    mention = cast.at(token)
    return mention.entities if mention is not None and mention.kind not in _WEAK else ()


def _pronoun_subject(verb: Token) -> bool:
    """Tell whether a subject pronoun stands just before the verb group."""
    first = group_start(verb)
    return first > 0 and verb.doc[first - 1].low in marks().subject_pronouns


def _subject_by_clause(cast: Actors, verb: Token) -> tuple[str, ...]:
    phrase = verb.doc.clauses.subject_of(verb)
    items = phrase.items if phrase is not None else ()
    named = (e for start, end in items for e in _named_in(cast, verb.doc.tokens[start:end]))
    return tuple(dict.fromkeys(named))


def _named_in(cast: Actors, words: Iterable[Token]) -> list[str]:
    """Return the actors of one item: the person alone of "le Malien Assimi Goïta"."""
    named = [entity for token in words for entity in _names(cast, token)]
    return [e for e in named if e.startswith("person:")] or named


def _subject_by_parse(cast: Actors, verb: Token) -> tuple[str, ...]:
    node = verb
    for _ in range(5):
        for child in node.children:
            if child.dep_ in _SUBJECTS and child.i < node.i and not is_clitic(child):
                if child.low in marks().subject_pronouns:
                    mention = cast.at(child)
                    return mention.entities if mention is not None else ()
                found = _subject_actors(cast, child, node)
                if found:
                    return found
        if node.dep_ == "acl" or _is_subject_relative(node):
            return actors_of_head(cast, node.head)
        if (
            node.dep_
            not in {
                "conj",
                "xcomp",
                "ccomp",
                "advcl",
                "obl:mod",
                "obl:arg",
                "cop",
                "aux:tense",
                "aux:pass",
            }
            or node.head is node
        ):
            break
        if node.dep_ in {"ccomp", "advcl"} and is_finite(node):
            break
        node = node.head
    return ()


def _is_subject_relative(verb: Token) -> bool:
    return verb.dep_ == "acl:relcl" and any(child.low == "qui" for child in verb.children)


def _subject_actors(cast: Actors, subject: Token, verb: Token) -> tuple[str, ...]:
    if subject.low in {"qui", "lequel", "laquelle", "lesquels", "lesquelles"}:
        mention = cast.at(subject)
        if mention is not None:
            return mention.entities
        return actors_of_head(cast, verb.head) if verb.dep_ == "acl:relcl" else ()
    return actors_of_head(cast, subject)


def actors_of_head(cast: Actors, head: Token) -> tuple[str, ...]:
    """Return the actors of the phrase whose head is `head`."""
    mention = cast.at(head)
    if mention is not None and mention.kind not in _WEAK:
        joined = [e for child in head.children if child.dep_ == "conj" for e in _names(cast, child)]
        named = [e for child in head.children if child.dep_ == "appos" for e in _names(cast, child)]
        own = [e for e in mention.entities if e not in joined]
        return tuple(dict.fromkeys([*(own or named), *joined]))
    start = min((child.i for child in head.lefts), default=head.i)
    end = min(len(head.doc), head.right_edge.i + _APPOSITION)
    return actors_of_phrase(cast, head.doc, start, end)


def _subject_by_order(cast: Actors, verb: Token, start: int) -> tuple[str, ...]:
    """Return the nearest actor before the verb that no preposition governs."""
    doc = verb.doc
    i = group_start(verb) - 1
    if i > start and doc[i].text == ",":
        opening = _before_relative(doc, i, start)
        i = opening if opening >= start else i
    bearer = tense_bearer(verb)
    passed = is_finite(bearer)
    owner: tuple[str, ...] = ()
    adjacent = i
    while i >= start:
        token = doc[i]
        if is_finite(token) and (not passed or token.i == bearer.i):
            passed = True
        elif is_finite(token):
            i = _before_relative(doc, i, start)
            if i < start:
                break
            continue
        mention = cast.at(token)
        if mention is not None and mention.kind not in _WEAK:
            first = mention_start(cast, token)
            if not under_preposition(doc, first):
                return tuple(mention.entities)
            if i == adjacent and doc[_preposition_before(doc, first)].low in marks().of:
                owner = tuple(mention.entities)
            i = first
        i -= 1
    return owner


def _before_relative(doc: Doc, place: int, start: int) -> int:
    """Return the word before the relative clause whose verb is at `place`, or -1."""
    for i in range(place - 1, max(start, place - 25), -1):
        if doc[i].low in {
            "qui",
            "que",
            "qu'",
            "dont",
            "où",
            "lequel",
            "laquelle",
            "comme",
            "après",
            "alors",
        }:
            return i - 2 if doc[i - 1].text == "," else i - 1
        if doc[i].low in {";", ":"}:
            break
    return -1


def mention_start(cast: Actors, token: Token) -> int:
    """Return where the actor's mention that covers `token` begins; its own place where none does."""
    mention, place = cast.at(token), token.i
    while mention is not None and place > 0 and cast.at(token.doc[place - 1]) is mention:
        place -= 1
    return place


def under_preposition(doc: Doc, place: int) -> bool:
    """Tell whether a preposition governs the noun or name at `place`, or is one word with its article."""
    i = place - 1
    while i >= 0 and doc[i].pos_ in {"ADJ", "NUM"}:
        i -= 1
    while i >= 0 and (doc[i].pos_ == "DET" or doc[i].lemma_ == "tout"):
        i -= 1
    return i >= 0 and (doc[i].pos_ == "ADP" or doc[i].low in marks().contracted)


def _preposition_before(doc: Doc, place: int) -> int:
    """Return where the preposition stands that governs the phrase with a name at `place`."""
    i = place - 1
    while i > 0 and doc[i].pos_ in {"DET", "ADJ", "NUM"} and doc[i].low not in marks().of:
        i -= 1
    return max(i, 0)


def agents_of_passive(cast: Actors, verb: Token, end: int) -> tuple[str, ...]:
    """Return the actors after "par" ("accusé par Washington d'avoir livré")."""
    doc = verb.doc
    for i in range(verb.i + 1, min(end, verb.i + 12)):
        if doc[i].low == "par":
            return actors_of_phrase(cast, doc, i + 1, end)
        if is_finite(doc[i]) or doc[i].low in {",", ";", "."}:
            break
    return ()


def owners_of_noun(cast: Actors, noun: Token, end: int) -> tuple[str, ...]:
    """Return who made a declaration: "par X", "de X", an adjective, a possessive."""
    doc = noun.doc
    for prepositions in ({"par"}, {"de", "d'", "du", "des"}):
        for i in range(noun.i + 1, min(end, noun.i + 6)):
            if doc[i].low in prepositions:
                found = actors_of_phrase(cast, doc, i + 1, end)
                if found:
                    return found
                break
            if doc[i].pos_ not in {"ADJ", "ADP", "DET", "NOUN", "PROPN"}:
                break
    for i in (noun.i - 1, noun.i + 1):
        mention = cast.at(doc[i]) if 0 <= i < end else None
        if mention is not None and mention.kind in {"adjective", "possessive"}:
            return mention.entities
    return ()
