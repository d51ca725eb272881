"""Is the article an interview, who answers, and which passages are the answers?"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extract.parsed import Doc, Token
from extract.passages import Passage
from extract.qualifiers.speakers import Actors
from ontology.cues import marks

_APART = frozenset({"title", "dateline", "heading", "caption", "lead"})
_OPENING = ("«", '"', "“", "—", "–")
_QUESTIONS = 2
_SHORT = 20


def answers(passages: Sequence[Passage], cast: Actors) -> dict[int, tuple[str, ...]]:
    """Return index of passage -> who answers there; empty where the article is no interview."""
    asked = [p.index for p in passages if p.kind == "question"]
    if len(asked) < _QUESTIONS:
        return {}
    before = [p for p in passages if p.index < asked[0]]
    after = [p for p in passages if p.index > asked[0] and p.kind not in _APART]
    quoted = _answers_are_quoted(after)
    if not quoted and not any(_announces(p.doc) for p in before):
        return {}
    found = [p for p in after if _is_answer(p, passages, quoted=quoted)]
    who = _interviewee(before, found, cast)
    return dict.fromkeys((p.index for p in found), who) if who else {}


def _answers_are_quoted(after: Sequence[Passage]) -> bool:
    firsts = [True, *(passage.kind == "question" for passage in after)]
    replies = [p for p, first in zip(after, firsts, strict=False) if first and p.kind != "question"]
    opened = sum(p.doc.text.startswith(_OPENING) for p in replies)
    return len(replies) >= _QUESTIONS and opened * 3 >= len(replies) * 2


def _announces(doc: Doc) -> bool:
    text = doc.text.lower().replace("’", "'")
    return any(words in text for words in marks().interview)


def _is_answer(passage: Passage, passages: Sequence[Passage], *, quoted: bool) -> bool:
    """Tell whether a passage after the first question is an answer, not a question without its mark."""
    text = passage.doc.text.strip()
    if passage.kind == "question" or text.endswith("?") or not text:
        return False
    if quoted:
        return text.startswith(_OPENING) or text.endswith(("»", '"', "”"))
    later = [p for p in passages if p.index > passage.index]
    words = len(passage.doc)
    goes_on = bool(later) and later[0].kind == "body" and len(later[0].doc) > 2 * words
    return words > _SHORT or not goes_on


def _interviewee(
    before: Sequence[Passage], replies: Sequence[Passage], cast: Actors
) -> tuple[str, ...]:
    """Return the person whom the title or introduction names, and the answers name least."""
    for passage in before:
        named = _before_colon(passage.doc, cast)
        if passage.kind == "title" and named:
            return named
    count = Counter(person for p in replies for person in _persons(p.doc, cast))
    introduced = list(dict.fromkeys(x for p in before for x in _persons(p.doc, cast)))
    if not introduced:
        return ()
    least = min(count[person] for person in introduced)
    return ([person for person in introduced if count[person] == least][-1],)


def _before_colon(doc: Doc, cast: Actors) -> tuple[str, ...]:
    colon = next((token.i for token in doc.tokens[:8] if token.text == ":"), 0)
    return tuple(dict.fromkeys(_persons(doc[:colon], cast)))


def _persons(words: Iterable[Token], cast: Actors) -> Iterator[str]:
    for token in words:
        mention = cast.at(token)
        if mention is not None and mention.kind in {"name", "office"}:
            yield from (entity for entity in mention.entities if entity.startswith("person:"))
