"""Who speaks without a name? "deux sources sécuritaires", "un diplomate africain": a group of its own."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from extract.actors.authorities import person_id
from extract.actors.cast import EntityDraft
from extract.actors.mention import Mention
from extract.actors.names import slug
from extract.clauses.tags import is_verb
from extract.parsed import Doc, Span, Token
from extract.passages import Passage
from extract.qualifiers.speakers import ActorMention, Actors
from extract.qualifiers.words import cue_rules
from graph.models import EntityType
from ontology.cues import marks
from ontology.groups import group_nouns
from ontology.lexicon import grammar

_OUTSIDE = frozenset({"experts", "sources"})
_KINDS = _OUTSIDE | {"officials", "military"}
_OWNED = 8
_NAME = 2
_QUOTE = {"«", '"', "“"}


@dataclass(frozen=True, slots=True)
class Voices:
    """The cast with those who speak unnamed; `groups` has their entities by id."""

    cast: Actors
    groups: Mapping[str, EntityDraft]
    _at: Mapping[Token, Mention] = field(repr=False)

    def at(self, token: Token) -> ActorMention | None:
        """Return the mention of an actor or of somebody unnamed that covers `token`."""
        return self.cast.at(token) or self._at.get(token)


def voices(passages: Sequence[Passage], cast: Actors) -> Voices:
    """Return the cast of the article with its unnamed speakers."""
    groups: dict[str, EntityDraft] = {}
    table: dict[Token, Mention] = {}
    for passage in passages:
        interviewed = _interviewed(passage, cast)
        if interviewed is not None:
            draft = _person(interviewed, passage)
            groups[draft.id] = draft
            mention = Mention(interviewed, (draft.id,), "name")
            table.update(dict.fromkeys(interviewed, mention))
        for span in _phrases(passage.doc, cast):
            draft = _entity(span, passage, groups, _code(span, cast))
            groups[draft.id] = draft
            mention = Mention(span, (draft.id,), "group")
            table.update(dict.fromkeys(span, mention))
    found = Voices(cast, groups, table)
    _resume(passages, found, table)
    return found


def _resume(passages: Sequence[Passage], found: Voices, table: dict[Token, Mention]) -> None:
    """Let "cette source", "le responsable" mean the last group that was called so."""
    last: dict[str, tuple[str, ...]] = {}
    for token in (t for p in passages for t in p.doc if t.low in _nouns()):
        mention = found.at(token)
        if mention is not None and mention.kind == "group":
            last[token.lemma_] = mention.entities
        elif mention is None and token.lemma_ in last and _is_definite(token, found.cast):
            span = token.doc[token.i : token.i + 1]
            table[token] = Mention(span, last[token.lemma_], "group")


def _is_definite(noun: Token, cast: Actors) -> bool:
    """Tell whether "ce", "le" or "le même" stands before the noun, and nothing after it tells whose it is."""
    before = noun.neighbour(-1)
    if before is not None and before.lemma_ == "même":
        before = before.neighbour(-1)
    known = before is not None and before.low in marks().pointing | grammar().definite
    return known and not _belongs(noun.doc, noun.i + 1, cast)


def _interviewed(passage: Passage, cast: Actors) -> Span | None:
    """Return the unknown name before the colon and the quotation of a title ("Ana Silva : « … »")."""
    doc = passage.doc
    colon = next((t.i for t in doc.tokens[:6] if t.text == ":"), 0)
    if (
        passage.kind != "title"
        or colon < _NAME
        or doc[min(colon + 1, len(doc) - 1)].text not in _QUOTE
    ):
        return None
    capitals = all(t.text[:1].isupper() and t.text[1:2].islower() for t in doc.tokens[:colon])
    known = any(cast.at(t) is not None for t in doc.tokens[:colon])
    return doc[0:colon] if capitals and not known else None


def _person(span: Span, passage: Passage) -> EntityDraft:
    mentions = (passage.bounds(span),)
    return EntityDraft(person_id(span.text), EntityType.PERSON, span.text, mentions=mentions)


def _entity(
    span: Span, passage: Passage, known: Mapping[str, EntityDraft], code: str | None
) -> EntityDraft:
    name = span.text
    identifier = f"group:{slug(name)}"
    before = known[identifier].mentions if identifier in known else ()
    mentions = (*before, passage.bounds(span))
    return EntityDraft(identifier, EntityType.GROUP, name, code, _shorter(span), mentions)


def _shorter(span: Span) -> tuple[str, ...]:
    """Return the phrase without the adjectives after its noun, where it has some."""
    noun = min(t.i for t in span if t.low in _nouns()) - span.start
    short = span[: noun + 1].text
    return (short,) if short != span.text and noun else ()


def _phrases(doc: Doc, cast: Actors) -> Iterator[Span]:
    """Yield the phrases that describe people, without a name and without the body they belong to."""
    for token in doc:
        if token.pos_ not in {"NOUN", "ADJ"} or token.low not in _nouns():
            continue
        start = _opening(token)
        if start is None and _is_of_the_public(token, cast):
            start = token.i
        if start is None or cast.at(token) is not None:
            continue
        end = token.i + 1
        while end < len(doc) and _qualifies(doc[end], cast):
            end += 1
        if end - start == 1 and token.low in marks().vague:
            continue
        if not _belongs(doc, end, cast) or _is_told_to(doc, start, end):
            yield doc[start:end]


def _opening(noun: Token) -> int | None:
    """Return where the phrase begins, its article left out; None for a definite one."""
    doc, i = noun.doc, noun.i
    while i > 0 and (doc[i - 1].low in marks().ranked or doc[i - 1].pos_ == "NUM"):
        i -= 1
    counted = doc[i].pos_ == "NUM"
    if counted or (i > 0 and doc[i - 1].low in marks().indefinite):
        return i
    return None


def _is_of_the_public(noun: Token, cast: Actors) -> bool:
    """Tell whether "la presse turque", "les experts américains" follow: no state speaks through them."""
    before, after = noun.neighbour(-1), noun.neighbour(1)
    if before is None or after is None or noun.low not in _nouns(_OUTSIDE):
        return False
    return before.low in grammar().definite and _qualifies(after, cast)


def _qualifies(token: Token, cast: Actors) -> bool:
    """Tell whether `token` is an adjective of the phrase, that of a state included."""
    mention = cast.at(token)
    return token.pos_ == "ADJ" or (mention is not None and mention.kind == "adjective")


def _belongs(doc: Doc, end: int, cast: Actors) -> bool:
    """Tell whether the phrase goes on with "de" and a body or state, which speaks through it."""
    if end >= len(doc) or doc[end].low not in marks().belonging:
        return False
    for token in doc.tokens[end : end + _OWNED]:
        mention = cast.at(token)
        if mention is not None:
            return not all(entity.startswith("person:") for entity in mention.entities)
        if token.pos_ not in {"ADP", "DET", "NOUN", "ADJ", "PROPN"}:
            return False
    return False


def _is_told_to(doc: Doc, start: int, end: int) -> bool:
    """Tell whether the phrase is the subject of a verb before it, so that "à" is whom it tells."""
    verb = next((t for t in reversed(doc[max(0, start - 3) : start]) if is_verb(t)), None)
    told = verb is not None and any(rule.stance for rule in cue_rules(verb))
    return told and doc[end].low in {"à", "au", "aux"}


def _code(span: Span, cast: Actors) -> str | None:
    """Return the code of the state whose adjective the phrase has."""
    entities = getattr(cast, "entities", {})
    mentions = (cast.at(token) for token in span)
    found = (entities.get(m.entities[0]) for m in mentions if m is not None and m.entities)
    return next((entity.code for entity in found if entity is not None), None)


@cache
def _nouns(kinds: frozenset[str] = _KINDS) -> frozenset[str]:
    """Return the forms of the nouns that may speak; of several words, the last one."""
    forms = (
        form
        for noun in group_nouns()
        if noun.kind in kinds
        for form in (noun.word, noun.plural, noun.feminine, noun.feminine and f"{noun.feminine}s")
        if form
    )
    return frozenset(form.lower().split()[-1] for form in forms)
