"""What was told before that a later clause answers without naming whom ("Pékin a refusé")?"""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field

from extract.actors.cast import Cast
from ontology.relations import ancestors

_REACH = 4
_NEAR = 1


@dataclass(frozen=True, slots=True)
class Told:
    """A claim's relation and ends, with the number of its sentence in the article."""

    relation: str
    subject: str
    objects: tuple[str, ...]
    sentence: int


@dataclass(slots=True)
class Memory:
    """The claims told so far in one article, in the order of its text."""

    cast: Cast
    _told: list[Told] = field(default_factory=list)
    _sentence: int = 0

    def next_sentence(self) -> None:
        """Say that another sentence begins."""
        self._sentence += 1

    def tell(self, relation: str, subject: str, objects: tuple[str, ...]) -> None:
        """Remember a claim of the sentence that is being read."""
        self._told.append(Told(relation, subject, objects, self._sentence))

    def addressed_by(self, ids: Collection[str], relations: Collection[str]) -> str | None:
        """Return who last did one of `relations` to one of `ids`, or to the state it speaks for."""
        own = self._family(ids)
        for told in self._recent(relations):
            if self._family(told.objects) & own and not self._family([told.subject]) & own:
                return told.subject
        return None

    def addressee(self, ids: Collection[str], relations: Collection[str]) -> str | None:
        """Return to whom one of `ids` has just done one of `relations`."""
        own = self._family(ids)
        for told in self._recent(relations):
            if self._sentence - told.sentence > _NEAR:
                return None
            if self._family([told.subject]) & own and not self._family(told.objects) & own:
                return told.objects[0]
        return None

    def latest_doers(self, ids: Collection[str], reach: int) -> tuple[str, ...]:
        """Return who last did anything in the last `reach` sentences, but for `ids`; all who did it together."""
        own = self._family(ids)
        others = [t for t in self._told if not self._family([t.subject]) & own]
        last = others[-1] if others else None
        if last is None or self._sentence - last.sentence > reach:
            return ()
        act = (last.relation, last.objects, last.sentence)
        together = (t for t in others if (t.relation, t.objects, t.sentence) == act)
        return tuple(dict.fromkeys(told.subject for told in together))

    def doer(
        self, relations: Collection[str], ids: Collection[str], suffering: Collection[str]
    ) -> str | None:
        """Return who last did one of `relations`, but for `ids`; to one of `suffering`, if any."""
        own = self._family(ids)
        for told in self._recent(relations):
            if suffering and not set(suffering) & set(told.objects):
                continue
            if not self._family([told.subject]) & own:
                return told.subject
        return None

    def _recent(self, relations: Collection[str]) -> Iterator[Told]:
        for told in reversed(self._told):
            if self._sentence - told.sentence > _REACH:
                return
            if {told.relation, *ancestors(told.relation)} & set(relations):
                yield told

    def _family(self, ids: Collection[str]) -> set[str]:
        """Return `ids` with the bodies and states that they speak for."""
        found = set(ids)
        found |= {office.body_id for office in self.cast.offices if office.person_id in found}
        found |= {part.country_id for part in self.cast.parts if part.org_id in found}
        return found
