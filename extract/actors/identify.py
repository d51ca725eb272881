"""Who acts in an article, and where is each named? From parsed passages to its cast."""

from collections import Counter
from collections.abc import Sequence
from datetime import date

from extract.actors.acronyms import acronyms
from extract.actors.appointments import Appointments
from extract.actors.authorities import cards
from extract.actors.bodies import enter_body, enter_parents
from extract.actors.capitals import is_place
from extract.actors.cast import Cast
from extract.actors.filtering import is_credit, is_noise, trimmed
from extract.actors.gazetteer import Sense
from extract.actors.groups import mark_groups
from extract.actors.leading import leaders
from extract.actors.names import slug
from extract.actors.naming import Stretch, census, choose, stretches
from extract.actors.persons import Name, Persons, last_key, read_name, surnames, titled
from extract.actors.resolution import Reader
from extract.actors.roster import Roster, Traits
from extract.actors.soil import soil_of
from extract.parsed import Span
from extract.passages import Passage
from graph.models import EntityType

_KINDS = {"adjective": "adjective"}


def identify(passages: Sequence[Passage], published: date | None) -> Cast:
    """Return the cast of the article that `passages` make up; `published` decides who held an office."""
    roster = Roster(tuple(passages))
    found = [stretches(passage) for passage in passages]
    count = census(found)
    persons = Persons(roster)
    named = _names(found)
    persons.enter(name for name, _ in named.values())
    short = acronyms(passages)
    for stretch in (stretch for group in found for stretch in group):
        _mark(stretch, roster, persons, named, count, short)
    _mark_surnames(roster, persons)
    Reader(roster, Appointments(roster, persons, published)).read()
    roster.offices.extend(leaders(roster))
    mark_groups(roster)
    enter_parents(roster)
    soil = soil_of(roster)
    return Cast(
        roster.drafts(soil.values()),
        tuple(roster.mentions),
        tuple(roster.offices),
        tuple(roster.parts),
        soil,
    )


def _names(found: Sequence[Sequence[Stretch]]) -> dict[int, tuple[Name, Span]]:
    """Return the persons' names among the stretches, by the identity of the stretch."""
    named = {}
    for stretch in (stretch for group in found for stretch in group):
        if _is_person(stretch):
            name, span = read_name(trimmed(stretch.span))
            if name is not None and not is_noise(span):
                named[id(stretch)] = (name, span)
    return named


def _is_person(stretch: Stretch) -> bool:
    if any(sense.use == "person" for sense in stretch.senses):
        return True
    return stretch.label == "PER" and not stretch.senses and not is_credit(stretch.span)


def _mark(
    stretch: Stretch,
    roster: Roster,
    persons: Persons,
    named: dict[int, tuple[Name, Span]],
    count: Counter[str],
    short: dict[str, str],
) -> None:
    if id(stretch) in named:
        name, span = named[id(stretch)]
        person = persons.resolve(
            name, certain=titled(stretch.span) or stretch.span.root.dep_ == "nsubj"
        )
        if person:
            roster.mark(span, [person], "name")
    elif stretch.body is not None:
        enter_body(stretch.span, stretch.body, roster)
    elif stretch.senses:
        _mark_known(stretch, roster, count)
    elif stretch.label == "ORG":
        _mark_organization(stretch, roster, persons, short)


def _mark_known(stretch: Stretch, roster: Roster, count: Counter[str]) -> None:
    sense = choose(stretch, count)
    if sense is None or sense.use == "body":
        return
    if _is_language(stretch, sense) or (
        sense.entity.startswith("org:") and sense.use == "adjective" and not count[sense.entity]
    ):
        return
    other = choose(Stretch(stretch.span, stretch.second), count) if stretch.second else None
    entities = [roster.know(s.entity).id for s in (sense, other) if s is not None]
    if sense.use == "place":
        roster.mark(stretch.span, entities, "place")
    elif any(s.use == "capital" for s in stretch.senses) and is_place(stretch.span):
        roster.mark(stretch.span, [_city(sense, roster)], "place")
    elif sense.use in {"adjective", "prefix"}:
        roster.mark(stretch.span, entities, "adjective")
    else:
        roster.mark(stretch.span, entities, "name")


def _is_language(stretch: Stretch, sense: Sense) -> bool:
    """Tell whether an adjective names a language or a manner ("traduit de l'anglais", "à la française")."""
    first = stretch.span[0]
    if sense.use != "adjective" or first.i == 0 or stretch.second:
        return False
    after = first.doc[first.i + 1] if first.i + 1 < len(first.doc) else None
    noun_follows = after is not None and after.pos_ in {"NOUN", "PROPN", "ADJ"}
    before = first.nbor(-1)
    if before.lower_ in {"l'", "l’", "en", "le"}:
        return not noun_follows
    return (
        before.lower_ == "la"
        and before.i > 0
        and before.nbor(-1).lower_ == "à"
        and not noun_follows
    )


def _city(sense: Sense, roster: Roster) -> str:
    """Return the place that a capital is, apart from its state."""
    identifier = f"place:{slug(sense.name)}"
    return roster.enter(Traits(identifier, EntityType.PLACE, sense.name, kind="city")).id


def _mark_organization(
    stretch: Stretch, roster: Roster, persons: Persons, short: dict[str, str]
) -> None:
    span = stretch.name or trimmed(stretch.span)
    if is_noise(span, told=stretch.name is not None) or is_credit(span):
        return
    name, _ = read_name(span)
    alone = name is not None and len(name.keys) == 1
    known = persons.resolve(name, certain=False) if name and alone and not stretch.name else None
    if known:
        roster.mark(span, [known], "name")
        return
    text = short.get(span.text, span.text)
    identifier = f"org:{slug(text)}"
    if identifier in cards():
        roster.know(identifier)
    elif stretch.cue is not None:
        genders, kind = frozenset(stretch.cue.gender), stretch.cue.kind
        roster.enter(Traits(identifier, EntityType.ORGANIZATION, text, genders=genders, kind=kind))
    else:
        roster.enter(Traits(identifier, EntityType.ORGANIZATION, text))
    roster.mark(stretch.span if stretch.name else span, [identifier], "name")
    roster.traits[identifier].surfaces.setdefault(span.text)


def _mark_surnames(roster: Roster, persons: Persons) -> None:
    """Mark the last names that the recogniser missed, of persons whom the article names elsewhere."""
    table = surnames(persons)
    for passage in roster.passages:
        for token in passage.doc:
            if token.text[:1].isupper() and len(token) > 2 and roster.at(token) is None:
                person = table.get(last_key(token))
                if person and not token.is_upper:
                    roster.mark(passage.doc[token.i : token.i + 1], [person], "name")
