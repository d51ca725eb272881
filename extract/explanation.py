"""Why does an article say what it says? Each sentence with its clauses, what matched and what did not."""

from collections.abc import Iterator
from dataclasses import dataclass

from extract.actors import identify
from extract.actors.cast import Cast
from extract.claims.draft import Draft
from extract.claims.reasons import mention_reasons
from extract.clauses.predicates import Predicate
from extract.model import load_model
from extract.passages import Passage, parse
from extract.pipeline import drafts_of
from extract.reading import ReadArticle
from extract.relations.arguments import actors, adjectival
from extract.relations.frames import Evoked
from extract.relations.reading import predicates


@dataclass(frozen=True, slots=True)
class Line:
    """One line of an explanation; `kind` is "sentence", "predicate", "claim", "reason" or "refused"."""

    kind: str
    text: str


def explain(read: ReadArticle, model: str) -> Iterator[Line]:
    """Yield the explanation of an article: only sentences with a predicate of the ontology are told."""
    passages = parse(
        load_model(model), read.text, [(p.start, p.end, p.kind) for p in read.paragraphs]
    )
    cast = identify(passages, read.published.start if read.published else None)
    made: dict[int, list[Draft]] = {}
    for draft in drafts_of(passages, cast, read.published):
        made.setdefault(_place(draft.passage, draft.match.predicate), []).append(draft)
    for passage in passages:
        yield from _passage(passage, cast, made)


def _place(passage: Passage, predicate: Predicate) -> int:
    return passage.offset(predicate.trigger)


def _passage(passage: Passage, cast: Cast, made: dict[int, list[Draft]]) -> Iterator[Line]:
    for sentence, structure in passage.doc.clauses.sentences:
        found = list(predicates(structure, cast))
        if not found:
            continue
        yield Line("sentence", sentence.text.strip())
        told: set[int] = set()
        for predicate, evoked in found:
            yield from _predicate(passage, cast, (predicate, evoked), made, told)


def _predicate(
    passage: Passage,
    cast: Cast,
    found: tuple[Predicate, list[Evoked]],
    made: dict[int, list[Draft]],
    told: set[int],
) -> Iterator[Line]:
    predicate, evoked = found
    yield Line(
        "predicate", f"{predicate.kind} {predicate.lemma}: {_roles(predicate, passage, cast)}"
    )
    drafts = made.get(_place(passage, predicate), [])
    if not drafts:
        rules = ", ".join(dict.fromkeys(e.frame.rule for e in evoked))
        yield Line("refused", f"no argument or theme fits {rules}")
    for draft in drafts:
        if id(draft) in told:
            continue
        told.add(id(draft))
        sources = "".join(f", by {s.entity_id} {s.stance} ({s.cue})" for s in draft.sources)
        state = f"{draft.qualification.modality}, {draft.qualification.polarity}"
        yield Line(
            "claim",
            f"{draft.subject} {draft.relation} {draft.object} [{draft.match.rule}] {state}{sources}",
        )
        for reason in mention_reasons(draft):
            yield Line("reason", reason)


def _roles(predicate: Predicate, passage: Passage, cast: Cast) -> str:
    parts = []
    for role, arguments in predicate.roles.items():
        for argument in arguments:
            text = " + ".join(passage.doc[start:end].text for start, end in argument.items)
            read = adjectival if role in {"adjective", "possessive"} else actors
            who = ", ".join(read(argument, passage.doc, cast))
            parts.append(f"{role}={text!r}" + (f" -> {who}" if who else ""))
    return "; ".join(parts) or "no roles"
