"""Does every example of a relation give the claims that its file says?"""

from collections.abc import Iterator, Sequence

from extract.actors import identify
from extract.claims.draft import Draft
from extract.model import choose_model, load_model
from extract.passages import parse
from extract.pipeline import drafts_of
from graph.models import Polarity
from ontology.errors import DataFileError
from ontology.relations import Example, Relation, relations

_OF_TWO = 3  # words of "country:IR ALLIED_WITH country:RU"
_MEDIATED = 5  # words of "country:QA MEDIATES_BETWEEN country:US / country:IR"


def check_examples(
    names: Sequence[str] = (), model: str | None = None
) -> Iterator[tuple[Relation, Example, str | None]]:
    """Yield every example with what was found instead, None where it is read as expected.

    Raises:
        DataFileError: no relation has one of the `names`.
    """
    unknown = sorted(set(names) - set(relations()))
    if unknown:
        raise DataFileError(f"no relation {', '.join(unknown)}")
    model = choose_model(model)
    for name in names or relations():
        relation = relations()[name]
        for example in relation.examples:
            yield relation, example, misreading(relation, example, model)


def misreading(relation: Relation, example: Example, model: str) -> str | None:
    """Return the lines of what is found instead of what `example` expects, None if it is the same."""
    found = sorted(_canonical(relation, line) for line in lines(relation, example.text, model))
    expected = sorted(_canonical(relation, line) for line in example.claims)
    return None if found == expected else "; ".join(found) or "nothing"


def lines(relation: Relation, text: str, model: str) -> list[str]:
    """Return the claims of `relation` in `text`, one line each, as examples spell them."""
    passages = parse(load_model(model), text, [(0, len(text), "body")])
    cast = identify(passages, None)
    if relation.relation == "HOLDS_OFFICE_IN":
        return sorted({f"{o.person_id} HOLDS_OFFICE_IN {o.body_id}, actual" for o in cast.offices})
    if relation.relation == "PART_OF":
        return sorted({f"{p.org_id} PART_OF {p.country_id}, actual" for p in cast.parts})
    drafts = drafts_of(passages, cast, None)
    return sorted({_line(d) for d in drafts if d.relation == relation.relation})


def _line(draft: Draft) -> str:
    match, qualification = draft.match, draft.qualification
    ends = f"{match.subject} {match.relation} {match.object}"
    if match.counterpart:
        ends += f" / {match.counterpart}"
    parts = [ends, qualification.modality.value]
    if qualification.polarity is Polarity.NEGATIVE:
        parts.append("negative")
    parts += [f"by {s.entity_id} {s.stance}" for s in draft.sources]
    return ", ".join(parts)


def _canonical(relation: Relation, line: str) -> str:
    """Sort what has no order: the ends of a symmetric relation, the parties of a mediation, the sources."""
    ends, *rest = line.split(", ")
    words = ends.split()
    if relation.symmetric and len(words) == _OF_TWO:
        words[0], words[2] = sorted((words[0], words[2]))
    if len(words) == _MEDIATED:
        words[2], words[4] = sorted((words[2], words[4]))
    sources = sorted(part for part in rest if part.startswith("by "))
    return ", ".join([" ".join(words), *(p for p in rest if not p.startswith("by ")), *sources])


def describe(relation: Relation) -> str:
    """Return the relation's meaning, frames and examples as text."""
    kind = f" (is a {relation.is_a})" if relation.is_a else ""
    arrow = "-" if relation.symmetric else "->"
    out = [
        f"{relation.relation}{kind}",
        f"  {relation.means}",
        f"  {'|'.join(relation.subject)} {arrow} {'|'.join(relation.object)}",
    ]
    if relation.plover:
        out.append(f"  PLOVER {relation.plover}")
    for frame in relation.frames:
        words = (*(f"set {s}" for s in frame.sets), *frame.verbs, *frame.nouns, *frame.locutions)
        out += [f"\n  {frame.rule}: {', '.join(words)}"]
        out += [f"    subject {' | '.join(frame.subject)}; object {' | '.join(frame.object)}"]
        if frame.theme:
            out.append(f"    about {frame.theme} in {' | '.join(frame.theme_roles)}")
    out.append("")
    for example in relation.examples:
        out += [f"  {example.text}", *(f"    {line}" for line in example.claims or ("nothing",))]
    return "\n".join(out)
