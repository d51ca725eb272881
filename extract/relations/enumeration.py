"""Which parts of an enumeration may a frame look at ("des drones et des radars")?"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace

from extract.clauses.predicates import Argument, Predicate
from extract.parsed import Token
from ontology.relations import Frame

Place = tuple[int, int]


def without_parts(predicate: Predicate, frame: Frame) -> Predicate | None:
    """Return `predicate` without the coordinated parts of its theme that hold words excluded by `frame`.

    None where there is no such part: then the words stand elsewhere, and the frame does not hold.
    """
    held = [a for role in frame.theme_roles for a in predicate.roles.get(role, ())]
    parts = _parts(held)
    tokens = predicate.trigger.doc.tokens
    dropped = {
        place
        for part, places in parts.items()
        if any(_holds(place, frame.without, tokens) for place in places)
        for place in places
    }
    if len(parts) == 1 or not dropped:
        return None
    roles = {role: list(_without(held, dropped)) for role, held in predicate.roles.items()}
    return replace(predicate, roles=roles)


def are_parts(predicate: Predicate, one: Token, other: Token) -> bool:
    """Tell whether two words stand in different parts of an enumeration."""
    held = [argument for arguments in predicate.roles.values() for argument in arguments]
    for places in _parts(held).values():
        if any(start <= one.i < end for start, end in places):
            return not any(start <= other.i < end for start, end in places)
    return False


def _parts(held: Sequence[Argument]) -> dict[Place, set[Place]]:
    """Return each coordinated part with all that belongs to it: its complements, and what directly follows."""
    nested = {place for argument in held for place in argument.complements}
    ends = {end for argument in held for _, end in argument.items}
    parts: dict[Place, set[Place]] = {}
    for argument in sorted(held, key=lambda a: a.items):
        for item in argument.items:
            if item in nested:
                continue
            if item[0] in ends and parts:
                parts[next(reversed(parts))].add(item)
            else:
                parts.setdefault(item, set()).add(item)
        last = argument.items[-1]
        if last in parts:
            parts[last].update(argument.complements)
    return parts


def _without(held: Iterable[Argument], dropped: Collection[Place]) -> Iterator[Argument]:
    for argument in held:
        items = tuple(item for item in argument.items if item not in dropped)
        if items:
            complements = tuple(place for place in argument.complements if place not in dropped)
            yield Argument(items, complements)


def _holds(place: Place, words: frozenset[str], tokens: Sequence[Token]) -> bool:
    inside = tokens[place[0] : place[1]]
    return any(t.lemma_.lower() in words or t.lower_ in words for t in inside)
