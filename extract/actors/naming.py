"""What do the names in a passage stand for? Sights of the gazetteer and of the recogniser, longest first."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extract.actors.authorities import bodies, cards, gazetteer
from extract.actors.cued import Cue, cued
from extract.actors.filtering import is_title, trimmed
from extract.actors.gazetteer import Sense, Sight
from extract.actors.state_bodies import Body, read_body
from extract.actors.unrecognised import unrecognised
from extract.parsed import Span
from extract.passages import Passage

_SAFE = frozenset({"organization", "place"})
_HYPHENS = frozenset({"-", "\u2011"})


@dataclass(slots=True, eq=False)
class Stretch:
    """A span that may be a name: what the gazetteer says of it, or else the recogniser's label.

    `second` is the other half of a compound ("franco-allemand"); `cue` the noun that tells an
    organization ("le quotidien"), which stands before its `name`.
    """

    span: Span
    senses: tuple[Sense, ...] = ()
    label: str = ""
    body: Body | None = None
    second: tuple[Sense, ...] = ()
    cue: Cue | None = None
    name: Span | None = None


def stretches(passage: Passage) -> list[Stretch]:
    """Return the names of `passage` in its order, none within another; the gazetteer beats the recogniser."""
    known = list(_known(passage))
    heads = {stretch.span.start: stretch for stretch in known if stretch.senses}
    found = [*known, *_recognised(passage, heads)]
    found += _bodies(passage, heads)
    found += _told(passage, heads)
    kept = list(_longest(found))
    taken = {i for stretch in kept for i in range(stretch.span.start, stretch.span.end)}
    kept += [Stretch(span, label="PER") for span in unrecognised(passage.doc, taken)]
    return sorted(kept, key=lambda stretch: stretch.span.start)


def _told(passage: Passage, heads: dict[int, Stretch]) -> Iterator[Stretch]:
    """Yield the organizations that another word gives away; the cue is left out before a known name."""
    known = {
        start: any(sense.use == "adjective" for sense in stretch.senses)
        for start, stretch in heads.items()
        if any(sense.use != "body" for sense in stretch.senses)
    }
    for found in cued(passage.doc, known):
        yield Stretch(found.span, label="ORG", cue=found.cue, name=found.name)


def _recognised(passage: Passage, heads: dict[int, Stretch]) -> Iterator[Stretch]:
    for ent in passage.doc.ents:
        if ent.label_ == "ORG":
            span = _with_capitals(trimmed(ent), heads)
            if span.text[:1].isupper() and not is_title(span):
                yield Stretch(span, label="ORG")
        elif ent.label_ == "PER" and (ent.text[:1].isupper() or ent[0].pos_ != "ADJ"):
            yield Stretch(_with_capitals(_whole_name(ent), heads), label="PER")


def _whole_name(ent: Span) -> Span:
    """Return a person's name with what the recogniser cut off at a hyphen ("Iounous-bek Evkourov")."""
    doc, end = ent.doc, ent.end
    while end < len(doc) and doc[end - 1].text.endswith("-") and doc[end].text.isalpha():
        end += 1
        while end < len(doc) and doc[end].text.isalpha() and doc[end].text[0].isupper():
            end += 1
    return doc[ent.start : end]


def _with_capitals(span: Span, heads: dict[int, Stretch]) -> Span:
    """Return a name with the capitalised words after it that the recogniser left out."""
    doc, end = span.doc, span.end
    while end < len(doc) and end not in heads and doc[end].pos_ == "PROPN":
        if not (doc[end].text[0].isupper() and doc[end].text[1:2].islower()):
            break
        end += 1
    return Span(doc, span.start, end)


def _known(passage: Passage) -> Iterator[Stretch]:
    prefix: Stretch | None = None
    text = passage.doc.text
    for sight in gazetteer().find(text):
        span = passage.doc.char_span(sight.start, sight.end, alignment_mode="expand")
        if span is None:
            continue
        if prefix is not None and (joined := _compound(prefix.span, span)) is not None:
            yield replace(prefix, span=joined, second=sight.senses)
            prefix = None
        elif _is_prefix(sight, text):
            prefix = Stretch(span, sight.senses)
        elif _whole(span, sight):
            yield Stretch(span, sight.senses)


def _compound(first: Span, second: Span) -> Span | None:
    """Return the span of a compound adjective, whether the tokenizer cut it at its hyphen or not."""
    if first.start == second.start:
        return second
    between = first.doc[first.end : second.start]
    if len(between) == 1 and between.text in _HYPHENS:
        return first.doc[first.start : second.end]
    return None


def _is_prefix(sight: Sight, text: str) -> bool:
    """Tell whether the sight opens a compound adjective ("russo-")."""
    return sight.senses[0].use == "prefix" or (
        text[sight.end : sight.end + 1] in _HYPHENS
        and text[sight.end + 1 : sight.end + 2].islower()
        and any(sense.use in {"prefix", "adjective"} for sense in sight.senses)
    )


def _whole(span: Span, sight: Sight) -> bool:
    """Tell whether the sight fills its tokens, but for hyphens and glued function words."""
    spare = (span.end_char - span.start_char) - (sight.end - sight.start)
    return spare <= 8 or "-" in span.text or "\u2011" in span.text


def _bodies(passage: Passage, names: dict[int, Stretch]) -> Iterator[Stretch]:
    patterns = bodies()
    for stretch in names.values():
        rules = [sense.entity for sense in stretch.senses if sense.use == "body"]
        if rules:
            body = read_body(
                stretch.span, patterns[rules[0]], {i: s.senses for i, s in names.items()}
            )
            yield Stretch(passage.doc[stretch.span.start : body.end], (), "BODY", body)


def _longest(found: Iterable[Stretch]) -> Iterator[Stretch]:
    ranked = sorted(found, key=lambda s: (-_weight(s), s.span.start))
    taken: set[int] = set()
    for stretch in ranked:
        tokens = range(stretch.span.start, stretch.span.end)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            yield stretch


def _weight(stretch: Stretch) -> float:
    known = 0.5 if stretch.senses else 0.0
    body = 0.2 if stretch.label == "BODY" else 0.0
    told = 0.3 if stretch.name is not None else 0.0
    return len(stretch.span) + known + body + told


def census(stretches_by_passage: Iterable[Iterable[Stretch]]) -> Counter[str]:
    """Count the entities that unambiguous names stand for; ambiguous ones are decided by it."""
    count: Counter[str] = Counter()
    for found in stretches_by_passage:
        for stretch in found:
            ids = {sense.entity for sense in stretch.senses}
            if len(ids) == 1:
                count.update(ids)
                count.update(parent for i in ids if (parent := _parent(i)))
    return count


def _parent(identifier: str) -> str | None:
    """Return of which organization a known one is a body ("la Commission européenne": of the Union)."""
    card = cards().get(identifier)
    return card.country if card and card.country and card.country.startswith("org:") else None


def choose(stretch: Stretch, count: Counter[str]) -> Sense | None:
    """Return the sense that fits the capital letter, then the one most met in the article.

    Where none is met a place stays a place, and "Bruxelles" is the Union.
    """
    upper = stretch.span.text[:1].isupper()
    lower_uses = {"adjective", "prefix", "body"}
    fitting = [s for s in stretch.senses if (s.use in lower_uses) != upper] or list(stretch.senses)
    return max(fitting, key=lambda sense: (count[sense.entity], sense.use in _SAFE), default=None)
