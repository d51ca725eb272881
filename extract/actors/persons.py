"""Which person does a name stand for, whatever its spelling?"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from extract.actors.authorities import known_persons, person_id, terms_of
from extract.actors.names import alike, fold, key, keys
from extract.actors.roster import Roster, Traits
from extract.parsed import Span, Token
from graph.models import EntityType
from ontology.offices import OfficeHolder

_CIVIL = {
    "m": "m",
    "mm": "m",
    "mme": "f",
    "mlle": "f",
    "mmes": "f",
    "mr": "m",
    "dr": "fm",
    "me": "fm",
}
_HONORIFIC = frozenset(
    key(word)
    for word in ("cheikh", "sayyed", "sayed", "mollah", "ayatollah", "roi", "prince",
                 "emir", "sultan", "imam", "general", "abdel", "abdul", "abdoul", "abd")
)  # fmt: skip
_PARTICLES = frozenset(
    {
        "al",
        "el",
        "ben",
        "bin",
        "ibn",
        "de",
        "von",
        "van",
        "der",
        "abou",
        "abu",
        "ould",
        "d",
        "le",
        "la",
        "di",
        "da",
    }
)


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name as written, without titles; `keys` are those of its words."""

    text: str
    keys: tuple[str, ...]
    gender: str = "fm"


@dataclass(slots=True)
class Persons:
    """The persons of one article, told apart by the keys of their names."""

    roster: Roster
    by_id: dict[str, tuple[str, ...]] = field(default_factory=dict)
    _resolved: dict[tuple[str, ...], str] = field(default_factory=dict)

    def enter(self, names: Iterable[Name]) -> None:
        """Enter the persons with a full name, the longest names first."""
        for name in sorted(names, key=lambda name: -len(name.keys)):
            if len(name.keys) > 1:
                self._resolved.setdefault(name.keys, self._match(name) or self._new(name))

    def resolve(self, name: Name, *, certain: bool) -> str | None:
        """Return the person's id; a single unknown word makes a new one only if `certain`."""
        found = self._resolved.get(name.keys) or self._match(name) or self._holder(name)
        if found is None and (certain or len(name.keys) > 1):
            found = self._new(name)
        if found:
            self._resolved.setdefault(name.keys, found)
            if name.gender != "fm":
                self.roster.traits[found].genders = frozenset(name.gender)
        return found

    def known(self, name: str, gender: str) -> str:
        """Return the id of a person of the table, who may be named in the article or not."""
        return self._match(Name(name, keys(name))) or self._add(name, gender)

    def _match(self, name: Name) -> str | None:
        fitting = [person for person, known in self.by_id.items() if same(name.keys, known)]
        return max(fitting, key=lambda p: self._likely(p, name), default=None)

    def _likely(self, person: str, name: Name) -> tuple[bool, bool, str]:
        """Rank a person for a name: who ends so, then who is known to hold an office."""
        return self.by_id[person][-1] == name.keys[-1], person in terms_of(), person

    def _holder(self, name: Name) -> str | None:
        """Return a person of the table of office holders who alone has that last name, spelt so."""
        fitting = {
            term.person
            for term in known_persons().get(name.keys[-1], ())
            if any(spelt(name.text, other) for other in (term.person, *term.names))
        }
        return self._add(fitting.pop()) if len(fitting) == 1 else None

    def _new(self, name: Name) -> str:
        if len(name.keys) > 1:
            known = _tabled(name.keys)
            if known is not None:
                return self._add(known.person, known.gender)
        return self._add(name.text, name.gender, "-".join(name.keys))

    def _add(self, name: str, gender: str = "fm", identity: str | None = None) -> str:
        identifier = f"person:{identity}" if identity else person_id(name)
        self.roster.enter(Traits(identifier, EntityType.PERSON, name, genders=frozenset(gender)))
        self.by_id.setdefault(identifier, keys(name))
        return identifier


def _tabled(name: tuple[str, ...]) -> OfficeHolder | None:
    """Return the term of the person of the table with that full name, the closest spelling first."""
    terms = known_persons().get(name[-1], ())
    spellings = [(keys(n), term) for term in terms for n in (term.person, *term.names)]
    fitting = [(spelling, term) for spelling, term in spellings if same(name, spelling)]
    if not fitting:
        return None
    return min(fitting, key=lambda pair: abs(len(pair[0]) - len(name)))[1]


def spelt(name: str, full: str) -> bool:
    """Tell whether a name is written as the end of a full one, or as the whole of it."""
    return f" {fold(full)}".endswith(f" {fold(name)}")


def same(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Tell whether two sequences of keys may be one person's names: the shorter within the longer, in order."""
    short, long = sorted((one, other), key=len)
    if not short:
        return False
    if len(short) == 1:
        return len(short[0]) > 1 and (
            alike(short[0], long[-1]) or (short[0] == long[0] and len(long) > 1)
        )
    if not _agree(short[0], long[0]) and long[0] not in _HONORIFIC:
        return False
    rest = iter(long)
    return all(any(_agree(word, following) for following in rest) for word in short)


def _agree(one: str, other: str) -> bool:
    return alike(one, other) or (len(one) == 1 and other.startswith(one))


def read_name(span: Span) -> tuple[Name | None, Span]:
    """Return the name in `span` without the titles before it, and the span without what is no name."""
    start, gender = span.start, "fm"
    doc = span.doc
    while start < span.end and _is_title(doc[start]):
        gender = _CIVIL.get(fold(doc[start].text).strip("."), gender)
        start += 1
    if start > 0 and (before := fold(doc[start - 1].text).strip(".")) in _CIVIL:
        gender = _CIVIL[before]
    trimmed = doc[start : span.end]
    words = tuple(key for key in keys(trimmed.text) if key)
    if not words or any(char.isdigit() for char in trimmed.text):
        return None, trimmed
    return Name(trimmed.text, words, gender), trimmed


def _is_title(token: Token) -> bool:
    text = token.text
    return fold(text).strip(".") in _CIVIL or (text[:1].islower() and fold(text) not in _PARTICLES)


def surnames(persons: Persons) -> dict[str, str]:
    """Return the persons of the article by the key of their last name, those that are told apart."""
    table: dict[str, set[str]] = {}
    for person, words in persons.by_id.items():
        if len(words[-1]) > 2:
            table.setdefault(words[-1], set()).add(person)
    return {last: ids.pop() for last, ids in table.items() if len(ids) == 1}


def titled(span: Span) -> bool:
    """Tell whether "M.", "Mme" stands before or at the start of `span`."""
    first = span.doc[span.start]
    before = span.doc[span.start - 1] if span.start else first
    return any(fold(token.text).strip(".") in _CIVIL for token in (first, before))


def last_key(token: Token) -> str:
    """Return the key of the last word of a token ("Jean-Pierre")."""
    words = keys(token.text)
    return words[-1] if words else key(token.text)
