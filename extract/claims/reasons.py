"""Why does a claim say what it says? What read it, and what decided each of its qualifiers."""

from collections.abc import Iterator, Sequence

from extract.claims.draft import Draft

CONSTRUCTION = "construction: "


def reasons(group: Sequence[Draft]) -> tuple[str, ...]:
    """Return the reasons of a claim that the mentions in `group` make, each once."""
    return tuple(dict.fromkeys(reason for draft in group for reason in mention_reasons(draft)))


def mention_reasons(draft: Draft) -> Iterator[str]:
    """Yield what read one mention, its modality, polarity, sources, answers, time and quantity."""
    yield f"{draft.match.rule}: {draft.match.predicate.trigger.text}"
    yield f"{CONSTRUCTION}{draft.match.predicate.construction}"
    yield from draft.qualification.reasons
    for source in draft.added:
        yield f"{source.reason} (in answer)"
    if draft.time is not None:
        yield f"time: {draft.time.text}"
    if draft.quantity is not None:
        yield f"quantity: {draft.quantity.text}"
