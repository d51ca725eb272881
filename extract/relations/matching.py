"""Which claims does one predicate make? Its roles against the frames that its word evokes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, permutations, product
from typing import NamedTuple

from extract.actors.cast import Cast
from extract.clauses.predicates import Argument, Predicate
from extract.parsed import Token
from extract.relations.arguments import (
    actors,
    adjectival,
    clitic_of,
    states_below,
    theme_in,
    theme_resumed,
)
from extract.relations.enumeration import are_parts, without_parts
from extract.relations.frames import Evoked
from extract.relations.memory import Memory
from extract.relations.resumption import resumed
from graph.models import EntityType
from ontology.organizations import kind_of
from ontology.relations import ACTORS, Frame, ancestors, relations

_BESIDE_NOUN = frozenset(["adjective", "possessive"])
# Roles that only a verb lends to its noun: who is the object, by the kind of the relation.
_UNDERGOES = ("undergoer",)
_LENT = {
    "AID": ("undergoer", "beneficiary", "faced", "holder"),
    "MOBILIZE": ("undergoer", "beneficiary"),
    "REQUEST": ("undergoer", "addressee", "faced"),
    "ACCUSE": ("undergoer", "addressee", "faced"),
    "THREATEN": ("undergoer", "addressee", "faced"),
    "ASSAULT": ("undergoer", "faced"),
    "SANCTION": ("undergoer", "faced"),
}
_MEDIATION = "MEDIATES_BETWEEN"
_DEPLOYMENT = "DEPLOYS_FORCES_TO"
_PAIR = 2


@dataclass(frozen=True, slots=True, eq=False)
class Match:
    """A relation between two actors that a predicate evokes; ids are those of the cast."""

    relation: str
    subject: str
    object: str
    counterpart: str | None
    theme: Token | None
    predicate: Predicate
    rule: str
    roles: tuple[str, str]
    planned: bool = False


class _Filler(NamedTuple):
    role: str
    argument: Argument
    ids: tuple[str, ...]


def matches(predicate: Predicate, evoked: Sequence[Evoked], memory: Memory) -> list[Match]:
    """Return what `predicate` says by the frames it evokes, the most specific relations only."""
    limited = any(entry.frame.with_ or entry.frame.without for entry in evoked)
    around = _surroundings(predicate) if limited else set()
    found: list[Match] = []
    for entry in evoked:
        if _surroundings_fit(entry.frame, around):
            found += _by_frame(predicate, entry, memory)
            continue
        rest = without_parts(predicate, entry.frame) if entry.frame.theme else None
        if rest is not None and _surroundings_fit(entry.frame, _surroundings(rest)):
            found += (replace(m, predicate=predicate) for m in _by_frame(rest, entry, memory))
    return _most_specific([match for match in found if not _is_excluded(match)])


def _is_excluded(match: Match) -> bool:
    """Tell whether one that takes part is of a kind that the relation excludes."""
    barred = relations()[match.relation].excludes
    return any(kind_of(i) in barred for i in (match.subject, match.object)) if barred else False


def _by_frame(predicate: Predicate, evoked: Evoked, memory: Memory) -> Iterator[Match]:
    frame, relation, cast = evoked.frame, evoked.relation, memory.cast
    if any(predicate.roles.get(role) for role in frame.empty):
        return
    doc = predicate.trigger.doc
    theme = None
    if frame.theme:
        held = [a for role in frame.theme_roles for a in predicate.roles.get(role, ())]
        held += predicate.roles.get("dont", ())
        theme = theme_in([*held, _beside(predicate)], doc, frame.theme)
        theme = theme or theme_resumed([*held, *predicate.roles.get("de", ())], doc, frame.theme)
        if theme is None:
            return
    if _fill(predicate, frame.unless, ACTORS, cast, None) is not None:
        return
    who = (*frame.subject, "entre", "attendant") if relation.symmetric else frame.subject
    subject = _fill(predicate, who, relation.subject, cast, None)
    subject = _senders(subject, cast) if relation.relation == _DEPLOYMENT else subject
    if subject is None:
        return
    wanted = (*frame.object, *_LENT.get(relation.plover or "", _UNDERGOES))
    target = _fill(
        predicate, wanted, relation.object, cast, subject, on_soil=relation.soil or frame.soil
    )
    if target is None:
        target = _told_before(predicate, frame, subject, memory)
    if frame.counterpart:
        target = _with_counterpart(
            target, _fill(predicate, frame.counterpart, ACTORS, cast, target)
        )
    if len(subject.ids) > 1 and target and target.role == "possessive":
        target = None  # "leurs liens": those of the subjects with each other
    rule = f"{relation.relation}:{frame.rule}"
    for one, other, third in _pairs(evoked, subject, target):
        roles = (subject.role, target.role if target else subject.role)
        yield Match(
            relation.relation, one, other, third, theme, predicate, rule, roles, frame.planned
        )


def _senders(troops: _Filler | None, cast: Cast) -> _Filler | None:
    """Put the states of described troops in their place: it is they who deploy ("150 instructeurs russes")."""
    if troops is None:
        return None
    states = {e.code: e.id for e in cast.entities.values() if e.type == EntityType.COUNTRY}
    groups = (cast.entities[i] for i in troops.ids)
    sent = (states.get(e.code, e.id) if e.type == EntityType.GROUP else e.id for e in groups)
    return troops._replace(ids=tuple(dict.fromkeys(sent)))


def _beside(predicate: Predicate) -> Argument:
    """Take the trigger noun's neighbours in its phrase as holding the theme ("livraison d'armes")."""
    return (
        Argument(((predicate.trigger.i, predicate.trigger.i + 1),))
        if predicate.kind == "noun"
        else Argument(())
    )


def _surroundings(predicate: Predicate) -> set[str]:
    """Return the words and lemmas of what goes with `predicate`, and a noun's own."""
    tokens = predicate.trigger.doc.tokens
    words = {predicate.trigger.lower_} if predicate.kind == "noun" else set()
    for arguments in predicate.roles.values():
        for argument in arguments:
            for start, end in (*argument.items, *argument.complements):
                for token in tokens[start:end]:
                    words.update((token.lemma_.lower(), token.lower_))
    return words


def _surroundings_fit(frame: Frame, words: set[str]) -> bool:
    """Tell whether one of the words that the frame asks for is there, and none that it excludes."""
    if frame.with_ and frame.with_.isdisjoint(words):
        return False
    return frame.without.isdisjoint(words)


def _fill(
    predicate: Predicate,
    roles: Sequence[str],
    types: Sequence[str],
    cast: Cast,
    taken: _Filler | None,
    *,
    on_soil: bool = False,
) -> _Filler | None:
    """Return the first filler of `roles`, in their order, that names actors of the right types.

    With `on_soil`, a place stands for the state that it lies in.
    """
    doc = predicate.trigger.doc
    for role in roles:
        for argument in predicate.roles.get(role, ()):
            if taken is not None and argument == taken.argument:
                continue
            read = adjectival if role in _BESIDE_NOUN else actors
            ids = [i for i in read(argument, doc, cast) if cast.entities[i].type in types]
            if on_soil and not ids:
                ids = list(states_below(argument, doc, cast))
            if taken is not None and (len(taken.ids) == 1 or clitic_of(argument, doc) is not None):
                ids = [i for i in ids if i not in taken.ids]
            if ids:
                return _Filler(role, argument, tuple(ids))
    return None


def _told_before(
    predicate: Predicate, frame: Frame, subject: _Filler, memory: Memory
) -> _Filler | None:
    """Return the object that the frame lets an earlier claim tell."""
    if frame.resumes and (doers := resumed(predicate, frame.object, subject.ids, memory)):
        return _Filler("told before", Argument(()), doers)
    found = None
    if frame.answers:
        found = memory.addressed_by(subject.ids, frame.answers)
    if found is None and frame.continues:
        found = memory.addressee(subject.ids, frame.continues)
    return _Filler("told before", Argument(()), (found,)) if found is not None else None


def _with_counterpart(target: _Filler | None, other: _Filler | None) -> _Filler | None:
    """Join the two parties of a mediation that stand in roles of their own."""
    if target is None or other is None:
        return None
    return target._replace(ids=tuple(dict.fromkeys((*target.ids, *other.ids))))


def _pairs(
    evoked: Evoked, subject: _Filler, target: _Filler | None
) -> Iterator[tuple[str, str, str | None]]:
    if evoked.relation.relation == _MEDIATION:
        yield from _mediations(subject, target)
    elif target is not None:
        yield from ((s, o, None) for s, o in product(subject.ids, target.ids) if s != o)
    elif evoked.relation.symmetric:
        yield from ((one, other, None) for one, other in combinations(subject.ids, 2))
    elif subject.role in evoked.frame.object:
        yield from ((one, other, None) for one, other in permutations(subject.ids, 2))


def _mediations(subject: _Filler, target: _Filler | None) -> Iterator[tuple[str, str, str | None]]:
    if target is None or set(target.ids) <= set(subject.ids):
        return
    for mediator in subject.ids:
        parties = [p for p in target.ids if p != mediator]
        if len(parties) == _PAIR:
            yield mediator, parties[0], parties[1]
        else:
            yield from ((mediator, party, None) for party in parties)


def _are_coordinated(one: Match, other: Match) -> bool:
    """Tell whether one predicate says both, of different things ("des drones et des radars")."""
    if one.predicate is not other.predicate or one.theme is None or other.theme is None:
        return False
    return are_parts(one.predicate, one.theme, other.theme)


def _most_specific(found: Sequence[Match]) -> list[Match]:
    """Keep, for each pair, the relations that no other found for it is a kind of, each once.

    A frame that asks for a theme is more specific than one of the same word that does not.
    """
    kept: dict[tuple[str, str, str], Match] = {}
    for match in found:
        same = [m for m in found if {m.subject, m.object} == {match.subject, match.object}]
        covering = [m for m in same if match.relation in ancestors(m.relation)]
        if any(not _are_coordinated(match, m) for m in covering):
            continue
        if match.relation == "PROVIDES_AID_TO" and any(
            m.theme is not None and m.relation != match.relation for m in same
        ):
            continue
        kept.setdefault((match.relation, match.subject, match.object), match)
    return list(kept.values())
