"""How is a part of the graph written as the records that `recoupe load` takes back?

An article of which all claims are selected comes back as it was loaded, byte for byte.
"""

from typing import IO, Any

from neo4j import Session

from graph.exports.selection import Selection, chunks
from graph.models import ArticleGraph
from graph.statements import statement

Values = dict[str, Any]


def write(session: Session, selection: Selection, out: IO[bytes]) -> None:
    """Write each article of `selection`, with those of its claims and entities that are selected."""
    claims, entities = set(selection.claims), set(selection.entities)
    for ids in chunks(selection.articles):
        for row in session.run(statement("export/records"), ids=ids):
            graph = restore(row["article"], row["entities"], row["claims"])
            kept = {
                "claims": tuple(claim for claim in graph.claims if claim.id in claims),
                "entities": tuple(entity for entity in graph.entities if entity.id in entities),
            }
            out.write(graph.model_copy(update=kept).model_dump_json().encode() + b"\n")


def restore(article: Values, entities: list[Values], claims: list[Values]) -> ArticleGraph:
    """Return the article that was loaded, from what the graph keeps of it."""
    text = article["text"]
    return ArticleGraph.model_validate(
        {
            "extractor": article["extractor"],
            "article": {
                **{key: article[key] for key in ("id", "title", "text", "language", "source")},
                "outlet": article.get("outlet"),
                "published": _period(article, "published", article.get("published")),
            },
            "entities": [_entity(entity, text) for entity in entities],
            "claims": [_claim(claim, text) for claim in claims],
        }
    )


def _entity(mention: Values, text: str) -> Values:
    kept = {key: mention.get(key) for key in ("id", "type", "name", "code", "aliases")}
    return {**kept, "mentions": _spans(mention["spans"], text)}


def _claim(claim: Values, text: str) -> Values:
    names = ("id", "relation", "subject", "object", "counterpart", "instrument", "title")
    more = ("polarity", "modality", "attributions", "confidence", "rule", "reasons")
    return {
        **{key: claim.get(key) for key in (*names, *more)},
        "time": _period(claim, "time", claim.get("timeText")),
        "quantity": _quantity(claim),
        "evidence": _spans(claim["spans"], text),
    }


def _spans(offsets: list[int], text: str) -> list[Values]:
    ends = zip(offsets[::2], offsets[1::2], strict=True)
    return [{"text": text[start:end], "start": start, "end": end} for start, end in ends]


def _period(values: Values, name: str, text: str | None) -> Values | None:
    if text is None:
        return None
    start, end = (values.get(f"{name}{edge}") for edge in ("Start", "End"))
    return {
        "text": text,
        "start": start.to_native() if start else None,
        "end": end.to_native() if end else None,
        "vague": values.get(f"{name}Vague", False),
    }


def _quantity(claim: Values) -> Values | None:
    if "quantityText" not in claim:
        return None
    return {key: claim[f"quantity{key.title()}"] for key in ("text", "value", "unit", "bound")}
