"""Which files does Neo4j's import tool read, and how is a value written there?

Texts stand in quotes, so that an empty one is told from none. The members of a list are kept apart by a
character that no text uses; `fits` tells whether that is so.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Any

from pydantic_core import to_json

#: Keeps the members of a list apart: DEL, the only control character that JSON writes as it is.
SEPARATOR = "\x7f"


@dataclass(frozen=True)
class Table:
    """A file of nodes or relationships of one shape; `columns` are written as the tool's header has them.

    `kind` is the label or the type that all have.
    """

    name: str
    kind: str | None
    columns: tuple[str, ...]

    @property
    def option(self) -> str:
        """Return how the tool is told what the file holds."""
        holds = "relationships" if ":START_ID" in self.header else "nodes"
        return f"--{holds}={self.kind}=" if self.kind else f"--{holds}="

    @property
    def header(self) -> str:
        """Return the first line of the file."""
        return ",".join(self.columns) + "\n"

    def lines(self, rows: Iterable[Sequence[object]]) -> bytes:
        """Return a line for each of `rows`, which are in the order of the columns.

        A line is what JSON makes of the row, but for nothing, which it calls null, and for characters that it
        escapes. No row begins with nothing.
        """
        plain = map(self._with_lists, rows) if self._lists else rows
        return _ESCAPE.sub(lambda found: _ESCAPED[found[0]], b"".join(map(_line, plain)))

    @cached_property
    def _lists(self) -> list[int]:
        """Where the lists stand."""
        return [place for place, column in enumerate(self.columns) if column.endswith("[]")]

    def _with_lists(self, values: Sequence[Any]) -> list[object]:
        row = list(values)
        for place in self._lists:
            if members := row[place]:
                row[place] = joined(members)
        return row


ARTICLES = Table(
    "articles",
    "Article",
    (
        *("id:ID(Article)", "title:string", "text:string", "language:string", "source:string"),
        *("outlet:string", "published:string", "publishedStart:date", "publishedEnd:date"),
        *("publishedVague:boolean", "digest:string", "extractor:string", "paragraphs:long[]"),
        *(
            "paragraphKinds:string[]",
            "original:string",
            "judged:boolean",
            "part:boolean",
            "importedAt:datetime",
        ),
    ),
)
ENTITIES = Table(
    "entities",
    "Entity",
    (
        *("id:ID(Entity)", "name:string", "aliases:string[]", "code:string"),
        *("names:string[]", "forms:string[]", "codes:string[]", "types:string[]", ":LABEL"),
        *("neighbours:long", "edges:long", "claims:long"),
    ),
)
CLAIMS = Table(
    "claims",
    "Claim",
    (
        *("id:ID(Claim)", "relation:string", "subject:string", "object:string", "title:string"),
        *("confidence:double", "rule:string", "polarity:string", "modality:string"),
        *("evidence:string", "start:long", "end:long", "spans:long[]", "reasons:string[]"),
        *("timeText:string", "timeStart:date", "timeEnd:date", "timeVague:boolean"),
        *("quantityText:string", "quantityValue:double", "quantityUnit:string"),
        *(
            "quantityBound:string",
            "reported:date",
            "recency:long",
            "rank:long",
            "contested:boolean",
        ),
    ),
)
SCHEMA = Table("schema", "Schema", ("id:ID(Schema)", "merges:string[]", "relations:string[]"))
MENTIONS = Table(
    "mentions",
    "MENTIONS",
    (
        *(":START_ID(Article)", ":END_ID(Entity)", "count:long", "type:string"),
        *("name:string", "code:string", "aliases:string[]", "spans:long[]", "rank:long"),
    ),
)
REPORTS = Table("reports", "REPORTED_IN", (":END_ID(Article)", ":START_ID(Claim)"))
SUBJECTS = Table("subjects", "SUBJECT", (":START_ID(Claim)", ":END_ID(Entity)"))
OBJECTS = Table("objects", "OBJECT", (":START_ID(Claim)", ":END_ID(Entity)"))
ROLES = Table("roles", None, (":START_ID(Claim)", ":END_ID(Entity)", ":TYPE"))
ATTRIBUTIONS = Table(
    "attributions",
    None,
    (":START_ID(Entity)", ":END_ID(Claim)", ":TYPE", "cue:string", "rank:long"),
)
EDGES = Table(
    "edges",
    None,
    (
        *(":TYPE", ":START_ID(Entity)", ":END_ID(Entity)", "claims:long", "articles:long"),
        *("asserted:long", "confirmed:long", "denied:long", "alleged:long"),
        *("firstReported:date", "lastReported:date"),
    ),
)
TABLES = (
    *(ARTICLES, ENTITIES, CLAIMS, SCHEMA),
    *(MENTIONS, REPORTS, SUBJECTS, OBJECTS, ROLES, ATTRIBUTIONS, EDGES),
)


class Writer:
    """The open files of a folder, one for each table."""

    def __init__(self, folder: Path) -> None:
        self._files: dict[str, IO[bytes]] = {}
        for table in TABLES:
            file = (folder / f"{table.name}.csv").open("wb")
            file.write(table.header.encode())
            self._files[table.name] = file

    def write(self, table: str, text: bytes) -> None:
        """Append lines to the file of the table with that name."""
        self._files[table].write(text)

    def close(self) -> None:
        """Close all files."""
        for file in self._files.values():
            file.close()


def options(folder: Path) -> Iterator[str]:
    """Yield what tells the tool which files to read."""
    for table in TABLES:
        yield f"{table.option}{folder / table.name}.csv"


def fits(texts: Collection[str]) -> bool:
    """Tell whether these texts can be members of a list."""
    return all(texts) and SEPARATOR not in "".join(texts)


def joined(members: Iterable[object]) -> str:
    """Return a list as it is written."""
    return SEPARATOR.join(map(str, members))


def _line(row: Sequence[object]) -> bytes:
    line = to_json(row)
    if line.count(_NULL) == row.count(None):
        return line[1:-1].replace(_NULL, b",") + b"\n"
    return b",".join([b"" if value is None else to_json(value) for value in row]) + b"\n"


_NULL = b",null"
_ESCAPE = re.compile(rb"\\(?:u[0-9a-f]{4}|.)")
_ESCAPED = {to_json(character)[1:-1]: character.encode() for character in map(chr, range(32))} | {
    rb"\\": b"\\",
    rb"\"": b'""',
}
