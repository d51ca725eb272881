"""Which records go into the import tool's files, and which have to wait until these are imported?

What an article alone says is written at once. One whose id or source another record had before is set aside,
and so is one with a text that the files cannot hold: loading them afterwards settles it.
"""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from hashlib import blake2b
from pathlib import Path
from typing import IO

from graph import edges, names, rows
from graph.bulk import tables
from graph.edges import Counts, Pair
from graph.identity import marked
from graph.loader import Summary
from graph.merges import Merges
from graph.models import ArticleGraph
from graph.names import Naming
from graph.records import Record
from graph.redrawing import signatures


class Preparation:
    """The import tool's files while they are being written, below `folder`."""

    def __init__(self, folder: Path, merges: Merges) -> None:
        self.summary = Summary()
        self._merges = merges
        self._writer = tables.Writer(folder)
        self._aside = _Aside(folder / "aside.jsonl")
        self._naming: dict[str, Naming] = {}
        self._counts: dict[Pair, Counts] = {}
        self._keys: set[bytes] = set()
        self._contested: set[bytes] = set()
        self._digests: set[bytes] = set()
        self._now = datetime.now(UTC).isoformat()

    def add(self, record: Record, graph: ArticleGraph) -> None:
        """Write an article, or set its record aside."""
        digest, keys = bytes.fromhex(record.digest), _keys(graph)
        if digest in self._digests and self._contested.isdisjoint(keys):
            self.summary.unchanged += 1
            return
        shown = self._merges.apply(graph)
        if self._keys.isdisjoint(keys) and _fits(shown):
            self._write(graph, shown)
            self._digests.add(digest)
            self.summary.new += 1
            self.summary.claims += len(graph.claims)
        else:
            self._aside.add(record)
            self._contested |= keys
        self._keys |= keys

    def close(self) -> None:
        """Write what all articles together say."""
        write = self._writer.write
        write(tables.ENTITIES, (_entity(key, n) for key, n in sorted(self._naming.items())))
        write(tables.EDGES, (_edge(p, c) for p, c in sorted(self._counts.items())))
        kept = {"merges": self._merges.lines or None, "relations": signatures()}
        write(tables.SCHEMA, [{"id": "recoupe", **kept}])
        self._writer.close()
        self._aside.close()

    def aside(self) -> Iterator[Record]:
        """Yield the records that were set aside, in their order."""
        return self._aside.records()

    def _write(self, graph: ArticleGraph, shown: ArticleGraph) -> None:
        write = self._writer.write
        found = rows.article(graph, shown)["properties"]
        shown = marked(graph, shown)
        write(tables.ARTICLES, [{**found, "importedAt": self._now}])
        write(tables.MENTIONS, map(_mention, rows.mentions(shown)))
        claims = list(rows.claims(shown))
        write(tables.CLAIMS, (row["properties"] for row in claims))
        write(tables.REPORTS, map(_report, claims))
        write(tables.ENDS, _ends(shown))
        write(tables.ATTRIBUTIONS, map(_attribution, rows.attributions(shown)))
        for key, naming in names.by_entity(shown.entities).items():
            present = self._naming.get(key)
            self._naming[key] = present | naming if present else naming
        for pair, counts in edges.counts([shown]).items():
            present_counts = self._counts.get(pair)
            self._counts[pair] = present_counts.with_(counts) if present_counts else counts


class _Aside:
    """Records on disk, each after a line that says where it is from."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._out: IO[bytes] = file.open("wb")

    def add(self, record: Record) -> None:
        self._out.write(json.dumps([record.file, record.line]).encode() + b"\n")
        self._out.write(record.content + b"\n")

    def close(self) -> None:
        self._out.close()

    def records(self) -> Iterator[Record]:
        with self._file.open("rb") as lines:
            for place in lines:
                file, line = json.loads(place)
                yield Record(file, line, next(lines).rstrip(b"\n"))


def _keys(graph: ArticleGraph) -> set[bytes]:
    """Return what no other article of the files may have, shortened."""
    texts = (f"id {graph.article.id}", f"source {graph.article.source}")
    return {blake2b(text.encode(), digest_size=10).digest() for text in texts}


def _fits(graph: ArticleGraph) -> bool:
    return tables.fits(_members(graph))


def _members(graph: ArticleGraph) -> Iterator[str]:
    """Yield the texts that become members of lists."""
    for entity in graph.entities:
        yield from (entity.name, *entity.aliases)
        if entity.code is not None:
            yield entity.code
    for claim in graph.claims:
        yield from claim.reasons
    for paragraph in graph.article.paragraphs:
        yield paragraph.kind


def _entity(key: str, naming: Naming) -> tables.Values:
    return {**naming.properties(key), ":LABEL": sorted(naming.types)}


def _edge(pair: Pair, counts: Counts) -> tables.Values:
    ends = {":START_ID(Entity)": pair.subject, ":END_ID(Entity)": pair.object}
    return {**counts.properties, **ends, ":TYPE": pair.relation}


def _mention(row: rows.Row) -> tables.Values:
    ends = {":START_ID(Article)": row["article"], ":END_ID(Entity)": row["entity"]}
    return {**row["properties"], **ends, ":TYPE": "MENTIONS"}


def _report(row: rows.Row) -> tables.Values:
    claim = row["properties"]["id"]
    return {":START_ID(Claim)": claim, ":END_ID(Article)": row["article"], ":TYPE": "REPORTED_IN"}


def _ends(graph: ArticleGraph) -> Iterator[tables.Values]:
    for claim in graph.claims:
        yield _end(claim.id, claim.subject, "SUBJECT")
        yield _end(claim.id, claim.object, "OBJECT")
    for row in rows.roles(graph):
        yield _end(row["claim"], row["entity"], row["role"])


def _end(claim: str, entity: str, role: str) -> tables.Values:
    return {":START_ID(Claim)": claim, ":END_ID(Entity)": entity, ":TYPE": role}


def _attribution(row: rows.Row) -> tables.Values:
    ends = {":START_ID(Entity)": row["source"], ":END_ID(Claim)": row["claim"]}
    return {"cue": row["cue"], "rank": row["rank"], **ends, ":TYPE": row["stance"]}
