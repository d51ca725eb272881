"""Who holds which office? Titles with their body and the person beside them, or nobody named."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from extract.actors.authorities import titles
from extract.actors.mention import Mention
from extract.actors.names import fold
from extract.actors.roster import Roster
from extract.parsed import Doc, Span, Token
from extract.passages import Passage
from graph.models import EntityType
from ontology.offices import offices

_OF = frozenset({"de", "du", "des", "d'"})
_ENVOYS = ("ambassad", "consul", "charge d'affaires", "nonce", "attache")
_APPOSED = 5
_AT = frozenset({"a", "au", "aux", "en", "aupres", "pour", "vers", "par"})
_ARTICLES = frozenset({"la", "le", "les", "l'"})
_DEFINITE = frozenset({"le", "la", "l'", "ce", "cet", "cette", "du", "au", "notre"})
_POSSESSIVE = frozenset({"son", "sa", "leur"})
_QUALIFYING = frozenset(
    {"alors", "ancien", "ancienne", "ex", "nouveau", "nouvelle", "actuel", "actuelle", "puissant",
     "puissante", "defunt", "feu", "futur", "future", "jeune", "propre", "haut"}
)  # fmt: skip
_PROVISIONAL = frozenset(
    {"facto", "interim", "exercice", "fonction", "fonctions", "exil", "proclame", "proclamee"}
)
_AWAY = frozenset({"ambassador", "envoy"})
_KNOWN_AS = " sous le nom de"


@dataclass(frozen=True, slots=True, eq=False)
class Title:
    """A title in its phrase: the office, the mentions within, the person beside it, its determiner."""

    span: Span
    head: Span
    office: str
    bodies: tuple[tuple[str, Mention], ...]
    person: Mention | None
    determiner: str
    plural: bool

    @property
    def definite(self) -> bool:
        """Tell whether the phrase means one person that the reader is to know."""
        return self.determiner in _DEFINITE | _POSSESSIVE

    @property
    def described(self) -> bool:
        """Tell whether the phrase has a complement that names nobody ("le chef du groupe")."""
        after = self.head[-1].neighbour(1)
        return not self.bodies and after is not None and fold(after.text) in _OF

    @property
    def of_state(self) -> bool:
        """Tell whether only states have the office, one holder each."""
        return self.definite and self.office in _state_offices()

    @property
    def possessed(self) -> bool:
        """Tell whether the body is given by "son", "sa" or "leur", before the title or in its phrase."""
        return self.determiner in _POSSESSIVE or self.owner is not None

    @property
    def owner(self) -> Token | None:
        """Return the possessive within the phrase ("la cheffe de sa diplomatie")."""
        inner = self.span[len(self.head) :]
        return next((token for token in inner if fold(token.text) in _POSSESSIVE), None)


def read_titles(passage: Passage, roster: Roster) -> Iterator[Title]:
    """Yield the titles of `passage` in order, none within another."""
    after = 0
    for sight in titles().find(passage.doc.text):
        span = passage.doc.char_span(sight.start, sight.end)
        if span is None or span.start < after or _is_verb(span):
            continue
        sense = sight.senses[0]
        plural = all(s.use == "titles" for s in sight.senses) or _after_plural(span)
        title = _read(span, sense.entity, plural, roster)
        after = title.span.end
        yield title


def _is_verb(span: Span) -> bool:
    return len(span) == 1 and span[0].pos_ in {"VERB", "AUX"}


def _after_plural(span: Span) -> bool:
    """Tell whether the noun stands in the plural by its determiner ("les porte-parole")."""
    before = span.doc[span.start - 1].lower_ if span.start else ""
    return before in {"les", "des", "aux", "ces", "leurs", "ses"} and span.text[:1].islower()


def _read(head: Span, office: str, plural: bool, roster: Roster) -> Title:
    end, bodies = _phrase(head, roster)
    start, determiner = _opening(head)
    span = head.doc[head.start : end]
    person = _person_after(head.doc, end, roster) or _person_before(head.doc, start, roster)
    return Title(span, head, office, tuple(bodies), person, determiner, plural)


def _phrase(head: Span, roster: Roster) -> tuple[int, list[tuple[str, Mention]]]:
    """Return where the title's phrase ends, and the actors in it, each with the preposition before it."""
    doc, place, end = head.doc, head.end, head.end
    bodies: list[tuple[str, Mention]] = [("de", m) for m in _within(head, roster)]
    preposition = ""
    linking = _OF if _is_own_envoy(head) else _OF | _AT
    while place < len(doc) and place - head.end < 14:
        mention = roster.at(doc[place])
        if mention is not None:
            if _is_person(mention, roster):
                if _follows_of(doc, place):
                    bodies.append(("de", mention))
                    end = mention.span.end
                break
            bodies.append((preposition, mention))
            place = end = mention.span.end
            preposition = ""
            continue
        word = fold(doc[place].text)
        if word in linking:
            preposition = word
        elif word == "et":
            if not (place + 1 < len(doc) and _noun_like(doc[place + 1], preposition)):
                break
        elif word not in _ARTICLES:
            if not _noun_like(doc[place], preposition):
                break
            end = place + 1
        place += 1
    return end, bodies


def _is_own_envoy(head: Span) -> bool:
    """Tell whether the title is that of an envoy of the subject's: where he is sent is no part of it.

    "A rappelé son ambassadeur en Algérie" tells of Algeria too; where he is named, the title is his.
    """
    after = [token.pos_ for token in head.doc.tokens[head.end : head.end + _APPOSED]]
    if ("PUNCT", "PROPN") in pairwise(after):
        return False
    before = head.doc[head.start - 1] if head.start else None
    possessed = before is not None and "Yes" in before.morph.get("Poss")
    return possessed and fold(head.text).startswith(_ENVOYS)


def _follows_of(doc: Doc, place: int) -> bool:
    """Tell whether "de" stands right before a name ("le conseiller de Lula")."""
    return fold(doc[place - 1].text) in {"de", "d'"}


def _within(head: Span, roster: Roster) -> list[Mention]:
    """Return the actors inside the title itself ("chef du Pentagone")."""
    found = {id(m): m for token in head if (m := roster.at(token)) is not None}
    return [m for m in found.values() if not _is_person(m, roster)]


def _noun_like(token: Token, preposition: str) -> bool:
    """Tell whether a token may go on with a title's phrase."""
    word = fold(token.text)
    if word in _PROVISIONAL or word.startswith("auto") or word == "-":
        return True
    if token.is_punct or token.pos_ in {"VERB", "AUX", "PRON", "CCONJ", "SCONJ", "ADV"}:
        return False
    if token.pos_ == "ADJ" or fold(token.text) in _OF | _ARTICLES:
        return True
    if word in _POSSESSIVE and preposition in _OF:
        return True
    return token.pos_ in {"NOUN", "PROPN"} and preposition != ""


def _opening(head: Span) -> tuple[int, str]:
    """Return where the phrase begins, its determiner included, and that determiner."""
    doc, start = head.doc, head.start
    while start > 0 and (
        fold(doc[start - 1].text).strip("-") in _QUALIFYING or doc[start - 1].pos_ == "ADJ"
    ):
        start -= 1
    word = fold(doc[start - 1].text) if start > 0 else ""
    if word in _DEFINITE | _POSSESSIVE | {"les", "des", "un", "une", "ses", "leurs", "aux"}:
        return start - 1, word
    return start, ""


def _person_after(doc: Doc, end: int, roster: Roster) -> Mention | None:
    """Return the person right after a title's phrase, or after a comma."""
    place = end
    comma = place < len(doc) and doc[place].text in {",", "(", "—", "–"}
    place += int(comma)
    if fold(doc[place : place + 5].text).removeprefix("connue").removeprefix("connu") == _KNOWN_AS:
        place += 5
    skipped = 0
    while (
        place < len(doc)
        and skipped < 4
        and roster.at(doc[place]) is None
        and _may_precede(doc[place])
    ):
        place += 1
        skipped += 1
    mention = roster.at(doc[place]) if place < len(doc) else None
    if mention is not None and _demonym(mention, roster) and mention.span.end < len(doc):
        mention = roster.at(doc[mention.span.end])
    if mention is None or not _is_person(mention, roster) or mention.kind != "name":
        return None
    if comma and mention.span.end < len(doc) and doc[mention.span.end].lower_ in {"et", "ou"}:
        return None
    return mention


def _demonym(mention: Mention, roster: Roster) -> bool:
    """Tell whether a mention is "le Danois", which may stand before a name."""
    country = roster.traits[mention.entities[0]].type is EntityType.COUNTRY
    article = mention.span.start and fold(mention.span[0].nbor(-1).text) in _ARTICLES
    return country and len(mention.span) == 1 and bool(article)


def _may_precede(token: Token) -> bool:
    """Tell whether a word may stand between a title and the name ("l'ayatollah", "M.", "le général")."""
    return fold(token.text) in _ARTICLES or fold(token.text).strip(".") in _civil()


@cache
def _civil() -> frozenset[str]:
    ranks = {"general", "admiral", "officer", "religious_leader"}
    words = {
        fold(t)
        for o in offices()
        if o.office in ranks
        for t in (*o.titles, *o.feminine)
        if " " not in t
    }
    return frozenset(words | {"m", "mme", "mm", "mlle", "dr", "mr"})


def _person_before(doc: Doc, start: int, roster: Roster) -> Mention | None:
    """Return the person to whom the title is set in apposition ("Sergueï Lavrov, le ministre")."""
    if start < 2 or doc[start - 1].text not in {",", "("}:
        return None
    mention = roster.at(doc[start - 2])
    if mention is None or mention.kind != "name" or not _is_person(mention, roster):
        return None
    return mention


def _is_person(mention: Mention, roster: Roster) -> bool:
    return roster.traits[mention.entities[0]].type is EntityType.PERSON


def body_of(title: Title, roster: Roster) -> str | None:
    """Return the body in which a title is held: an organization it is "of", else the country named."""

    def rank(pair: tuple[str, Mention]) -> int:
        preposition, mention = pair
        away = preposition in _AT and (title.office in _AWAY or mention.kind == "name")
        kind = roster.traits[mention.entities[0]].type
        if mention.kind == "place" or kind is EntityType.PLACE:
            return 9
        return 6 * away + (0 if kind is EntityType.ORGANIZATION and preposition in _OF else 1)

    best = min(title.bodies, key=rank, default=None)
    if best is None or rank(best) >= 9 or (rank(best) >= 6 and title.possessed):
        return None
    return best[1].entities[0]


@cache
def singular(office: str) -> str:
    """Return the usual title of an office."""
    return next((o.titles[0] for o in offices() if o.office == office), "homologue")


@cache
def _state_offices() -> frozenset[str]:
    return frozenset(o.office for o in offices() if o.of == ("country",) and o.unique) | {
        "minister",
        "deputy_foreign_minister",
        "deputy_prime_minister",
    }


@cache
def feminine_titles() -> frozenset[str]:
    """Return the folded titles that only a woman has."""
    every = {fold(t) for o in offices() for t in o.titles}
    return frozenset(fold(t) for o in offices() for t in o.feminine) - every
