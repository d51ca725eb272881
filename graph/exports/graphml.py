"""How is a part of the graph written as GraphML, for Gephi, yEd, Cytoscape or networkx?

Streamed: memory does not grow with the graph. Lists become JSON, days ISO 8601, and characters that XML
cannot hold become U+FFFD.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import IO, Any

from lxml import etree
from neo4j import Session
from neo4j.time import Date, DateTime

from graph.exports.selection import Selection, chunks
from graph.statements import statement

NAMESPACE = "http://graphml.graphdrawing.org/xmlns"
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

#: Properties that are not text, and their types in GraphML.
_TYPES = {
    **dict.fromkeys(("start", "end", "rank", "recency", "count", "claims", "articles"), "long"),
    **dict.fromkeys(("asserted", "confirmed", "denied", "alleged", "neighbours", "edges"), "long"),
    **dict.fromkeys(("confidence", "quantityValue"), "double"),
    **dict.fromkeys(("timeVague", "publishedVague", "judged", "part", "contested"), "boolean"),
}
_NODE = (
    *("labels", "id", "title", "text", "language", "source", "outlet", "extractor", "digest"),
    *(
        "published",
        "paragraphs",
        "paragraphKinds",
        "judged",
        "part",
        "original",
        "publishedStart",
        "publishedEnd",
        "publishedVague",
        "importedAt",
    ),
    *(
        "name",
        "aliases",
        "code",
        "names",
        "forms",
        "codes",
        "types",
        "neighbours",
        "edges",
        "claims",
    ),
    *("relation", "subject", "object", "polarity", "modality", "evidence", "start", "end", "spans"),
    *("reasons", "confidence", "rule", "reported", "recency", "contested", "rank"),
    *("timeText", "timeStart", "timeEnd", "timeVague"),
    *("quantityText", "quantityValue", "quantityUnit", "quantityBound"),
)
_EDGE = (
    *("type", "cue", "rank", "count", "name", "code", "aliases", "spans", "entityType"),
    *("claims", "articles", "asserted", "confirmed", "denied", "alleged"),
    *("firstReported", "lastReported"),
)


def write(session: Session, selection: Selection, out: IO[bytes]) -> None:
    """Write the nodes of `selection` and the relationships among them."""
    with (
        etree.xmlfile(out, encoding="utf-8") as file,
        file.element("graphml", nsmap={None: NAMESPACE}),
    ):
        for key in _keys():
            file.write(key)
        with file.element("graph", edgedefault="directed"):
            numbers: dict[tuple[str, str], str] = {}
            for row in nodes(session, selection):
                label = next(n for n in ("Article", "Claim", "Entity") if n in row["labels"])
                number = numbers.setdefault((label, row["id"]), f"n{len(numbers)}")
                values = {**row["properties"], "labels": row["labels"]}
                file.write(_element("node", {"id": number}, values, _NODE))
            for row in edges(session, selection):
                ends = {end: numbers[tuple(row[key])] for end, key in _ENDS}
                file.write(_element("edge", ends, _edge_values(row), _EDGE))


def nodes(session: Session, selection: Selection) -> Iterator[Any]:
    """Yield the nodes of `selection`: articles, entities, claims, each sorted by id."""
    for label in ("Article", "Entity", "Claim"):
        ids = {"Article": selection.articles, "Entity": selection.entities}
        for chunk in chunks(ids.get(label, selection.claims)):
            yield from session.run(statement("export/nodes", label=label), ids=chunk)


def edges(session: Session, selection: Selection) -> Iterator[Any]:
    """Yield the relationships among the nodes of `selection`."""
    entities = list(selection.entities)
    for name, ids in (
        ("claim_edges", selection.claims),
        ("mention_edges", selection.articles),
        ("entity_edges", selection.entities),
    ):
        for chunk in chunks(ids):
            parameters = {"ids": chunk} | ({} if name == "claim_edges" else {"entities": entities})
            yield from session.run(statement(f"export/{name}"), parameters)


_ENDS = (("source", "start"), ("target", "end"))


def _edge_values(row: Any) -> dict[str, Any]:
    """Return what an edge holds; the `type` of a mention is renamed, as the edge has one itself."""
    values = dict(row["properties"])
    if "type" in values:
        values["entityType"] = values.pop("type")
    return {**values, "type": row["type"]}


def _keys() -> Iterator[etree._Element]:
    for kind, names in (("node", _NODE), ("edge", _EDGE)):
        for name in names:
            attributes = {"attr.name": name, "attr.type": _TYPES.get(name, "string")}
            yield etree.Element("key", {"id": f"{kind}.{name}", "for": kind, **attributes})


def _element(
    kind: str, attributes: dict[str, str], values: dict[str, Any], names: Iterable[str]
) -> etree._Element:
    element = etree.Element(kind, attributes)
    for name in names:
        if values.get(name) is not None:
            data = etree.SubElement(element, "data", key=f"{kind}.{name}")
            data.text = _NO_XML.sub("\ufffd", _text(values[name]))
    return element


def _text(value: object) -> str:
    if isinstance(value, Date | DateTime):
        return value.iso_format()
    if isinstance(value, list | bool):
        return json.dumps(value, ensure_ascii=False)
    return str(value)
