"""Which people are described with their state, and not named? "Trois généraux iraniens", "des officiers rwandais"."""

from collections.abc import Iterator
from functools import cache

from extract.actors.mention import Mention
from extract.actors.names import fold, slug
from extract.actors.roster import Roster, Traits
from extract.parsed import Doc, Span, Token
from graph.models import EntityType
from ontology.groups import group_nouns

_KINDS = frozenset({"officials", "military", "fighters", "experts"})
_INDEFINITE = frozenset({"plusieurs", "certains", "certaines", "quelques", "des", "de", "d'"})
_HIGH = frozenset(
    {"haut", "hauts", "haute", "hautes", "ancien", "anciens", "ancienne", "anciennes"}
)
_LONGEST = 3


def mark_groups(roster: Roster) -> None:
    """Mark the described groups of an article, each an entity with its state's code."""
    for passage in roster.passages:
        for span, adjective in list(_groups(passage.doc, roster)):
            _mark(span, adjective, roster)


def _groups(doc: Doc, roster: Roster) -> Iterator[tuple[Span, Mention]]:
    for token in doc:
        if token.pos_ not in {"NOUN", "ADJ"} or fold(token.text) not in _plurals():
            continue
        start = _opening(token)
        end, adjective = _state(token, roster)
        if start is not None and adjective is not None and _free(doc, start, token.i, roster):
            yield Span(doc, start, end), adjective


def _opening(noun: Token) -> int | None:
    """Return where the phrase begins, its number included; None where it is no indefinite one."""
    doc, i = noun.doc, noun.i
    while i > 0 and fold(doc[i - 1].text) in _HIGH:
        i -= 1
    if i > 0 and doc[i - 1].pos_ == "NUM":
        return i - 1
    return i if i > 0 and fold(doc[i - 1].text) in _INDEFINITE else None


def _state(noun: Token, roster: Roster) -> tuple[int, Mention | None]:
    """Return where the adjectives after a noun end, and the one among them that names a state."""
    doc, end, found = noun.doc, noun.i + 1, None
    while end < len(doc) and end - noun.i <= _LONGEST:
        mention = roster.at(doc[end])
        if mention is not None and mention.kind == "adjective" and len(mention.entities) == 1:
            found = mention
        elif doc[end].pos_ != "ADJ":
            break
        end += 1
    return end, found


def _free(doc: Doc, start: int, noun: int, roster: Roster) -> bool:
    return roster.free(Span(doc, start, noun + 1))


def _mark(span: Span, adjective: Mention, roster: Roster) -> None:
    state = roster.traits[adjective.entities[0]]
    counted = span[0].pos_ == "NUM"
    name = Span(span.doc, span.start + counted, span.end).text
    traits = Traits(
        f"group:{slug(name)}", EntityType.GROUP, name, state.code, plural=True, country=state.id
    )
    roster.mark(span, [roster.enter(traits).id], "group")


@cache
def _plurals() -> frozenset[str]:
    return frozenset(
        fold(form).split()[-1]
        for noun in group_nouns()
        if noun.kind in _KINDS
        for form in (noun.plural, noun.feminine and f"{noun.feminine}s")
        if form
    )
