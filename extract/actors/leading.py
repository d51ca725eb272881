"""Who holds an office because a verb says so? "Le général X, qui commande la Résistance nationale"."""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from pydantic import TypeAdapter

from extract.actors.cast import Office
from extract.actors.history import is_subject
from extract.actors.mention import Mention
from extract.actors.roster import Roster
from extract.parsed import Span, Token
from graph.models import EntityType
from ontology.strict import Strict, read_yaml

_REACH = 8
_BODIES = frozenset({EntityType.COUNTRY, EntityType.ORGANIZATION})


class Leading(Strict):
    """The lists of `leading.yaml`."""

    verbs: dict[str, str]
    parts: frozenset[str]
    times: frozenset[str]


@cache
def leading() -> Leading:
    """Return the lists of `leading.yaml`."""
    return read_yaml(files("ontology") / "actors" / "leading.yaml", TypeAdapter(Leading))


def leaders(roster: Roster) -> Iterator[Office]:
    """Yield the offices that the verbs of an article give."""
    for passage in roster.passages:
        for token in passage.doc:
            office = None
            if token.lemma_ in leading().verbs and token.pos_ == "VERB":
                office = _office(token, roster)
            elif token.lower_ == "tête":
                office = _at_the_head(token, roster)
            if office is not None:
                yield office


def _at_the_head(head: Token, roster: Roster) -> Office | None:
    """Return the office of "X à la tête de Y"."""
    doc, place = head.doc, head.i
    if place < 3 or [token.lower_ for token in doc.tokens[place - 2 : place]] != ["à", "la"]:
        return None
    person = roster.at(doc[place - 3])
    after = doc[place + 1 : place + 5]
    body = next((m for token in after if (m := roster.at(token)) is not None), None)
    if person is None or body is None or doc[place + 1].lower_ not in {"de", "du", "des", "d'"}:
        return None
    return _held(person, body, "à la tête", Span(doc, person.span.start, body.span.end), roster)


def _held(subject: Mention, body: Mention, title: str, span: Span, roster: Roster) -> Office | None:
    """Return the office if a person holds it in a body."""
    person, organization = subject.entities[0], body.entities[0]
    types = roster.traits[person].type, roster.traits[organization].type
    if body.kind == "place" or types[0] is not EntityType.PERSON or types[1] not in _BODIES:
        return None
    return Office(person, organization, title, span)


def _office(verb: Token, roster: Roster) -> Office | None:
    subject, body = _subject(verb, roster), _body(verb, roster)
    if subject is None or body is None:
        return None
    start = min(subject.span.start, body.span.start, verb.i)
    end = max(subject.span.end, body.span.end, verb.i + 1)
    title = leading().verbs[verb.lemma_]
    return _held(subject, body, title, Span(verb.doc, start, end), roster)


def _subject(verb: Token, roster: Roster) -> Mention | None:
    """Return the mention that is the verb's subject, "qui" included."""
    for child in verb.children:
        mention = roster.at(child)
        if child.i > verb.i or mention is None or len(mention.entities) > 1:
            continue
        if child.dep_ == "nsubj" or child.lower_ == "qui" or is_subject(mention):
            return mention
    return None


def _body(verb: Token, roster: Roster) -> Mention | None:
    """Return the mention that is the verb's object, or names the body of which the object is a part."""
    doc, before = verb.doc, verb.nbor(-1) if verb.i else None
    if before is not None and before.lower_ in {"la", "le", "l'", "l’"} and roster.at(before):
        return roster.at(before)
    part = False
    for token in doc.tokens[verb.i + 1 : verb.i + 1 + _REACH]:
        mention = roster.at(token)
        if mention is not None:
            if part and token.nbor(-1).pos_ not in {"ADP", "DET"}:
                continue
            return mention
        if token.lemma_ in leading().times:
            continue
        if token.pos_ in {"NOUN", "VERB"} and not part:
            part = token.lemma_ in leading().parts
            if not part:
                return None
        elif token.is_punct:
            return None
    return None
