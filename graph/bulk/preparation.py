"""Which records go into the import tool's files, and which have to wait until these are imported?

What an article alone says is written at once. One whose id or source another record had before is set aside,
and so is one with a text that the files cannot hold: loading them afterwards settles it.
"""

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import IO

from graph import edges, names
from graph.bulk import tables
from graph.bulk.portions import Portion, portion
from graph.edges import Counts, Pair
from graph.loader import Summary
from graph.merges import Merges
from graph.names import Naming
from graph.records import Record, Reject
from graph.redrawing import signatures


class Preparation:
    """The import tool's files while they are being written, below `folder`."""

    def __init__(self, folder: Path, merges: Merges) -> None:
        self.summary = Summary()
        self.refused: list[Reject] = []
        self._merges = merges
        self._writer = tables.Writer(folder)
        self._aside = _Aside(folder / "aside.jsonl")
        self._naming: dict[str, Naming] = {}
        self._counts: dict[Pair, Counts] = {}
        self._keys: set[bytes] = set()
        self._contested: set[bytes] = set()
        self._digests: set[bytes] = set()

    def add(self, records: Sequence[Record], found: Portion) -> None:
        """Write what was `found` in records; where some have to be set aside, take each for itself."""
        if found.fits and self._keys.isdisjoint(found.keys):
            self._write(found)
        elif len(records) > 1:
            for record in records:
                self.add([record], portion([record], self._merges))
        elif self._digests >= found.digests and self._contested.isdisjoint(found.keys):
            self.summary.unchanged += 1
        else:
            self._aside.add(records[0])
            self._contested.update(found.keys)
            self._keys.update(found.keys)

    def close(self) -> None:
        """Write what all articles together say."""
        self._lines(tables.ENTITIES, self._entities())
        self._lines(tables.EDGES, ((*pair, *counts) for pair, counts in self._counts.items()))
        self._lines(tables.SCHEMA, [("recoupe", self._merges.lines or None, signatures())])
        self._writer.close()
        self._aside.close()

    def aside(self) -> Iterator[Record]:
        """Yield the records that were set aside, in their order."""
        return self._aside.records()

    def _write(self, found: Portion) -> None:
        for name, text in found.texts.items():
            self._writer.write(name, text)
        names.gather(found.callings, self._naming)
        for told in found.counts:
            pair, counts = Pair._make(told[:3]), Counts._make(told[3:])
            present = self._counts.get(pair)
            self._counts[pair] = present.with_(counts) if present else counts
        self._keys.update(found.keys)
        self._digests.update(found.digests)
        self.summary.new += len(found.digests)
        self.summary.claims += found.claims
        self.refused += found.refused

    def _lines(self, table: tables.Table, rows: Iterable[Sequence[object]]) -> None:
        self._writer.write(table.name, table.lines(rows))

    def _entities(self) -> Iterator[Sequence[object]]:
        standings, none = edges.standings(self._counts, edges.Drawn()), edges.Standing()
        for key, naming in self._naming.items():
            row, standing = naming.row(key), standings.get(key, none)
            yield *row, tables.joined(row.types), *(count or None for count in standing)


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
