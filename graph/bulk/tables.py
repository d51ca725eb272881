"""Which files does Neo4j's import tool read, and how is a value written there?

An empty text stands in quotes, so that it is told from none. The members of a list are kept apart by a
character that no text uses; `fits` tells whether that is so.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import IO, Any

Values = Mapping[str, Any]

#: Keeps the members of a list apart: the unit separator.
SEPARATOR = "\x1f"

#: Texts with either character are put in quotes: the tool ends a line at each.
_LINE_END = "\r\n"


@dataclass(frozen=True)
class Table:
    """A file of nodes or relationships of one shape; `columns` are written as the tool's header has them."""

    name: str
    nodes: str | None
    columns: tuple[str, ...]

    @property
    def option(self) -> str:
        """Return how the tool is told what the file holds."""
        return f"--nodes={self.nodes}=" if self.nodes else "--relationships="

    @property
    def header(self) -> str:
        """Return the first line of the file."""
        return ",".join(self.columns) + "\n"

    def row(self, values: Values) -> list[object]:
        """Return the values of a node or relationship in the order of the columns.

        Raises:
            KeyError: there is no column for one of the values.
        """
        if not values.keys() <= self._keys.keys():
            unknown = sorted(values.keys() - self._keys.keys())
            raise KeyError(f"{self.name} has no column for {unknown[0]}")
        row = list(map(values.get, self._keys))
        for place in self._composed:
            row[place] = _composed(row[place])
        return row

    @cached_property
    def _keys(self) -> dict[str, None]:
        """The names of the values, in the order of the columns."""
        return dict.fromkeys(column.partition(":")[0] or column for column in self.columns)

    @cached_property
    def _composed(self) -> list[int]:
        """Where the lists and the truth values stand."""
        ends = ("[]", ":boolean", ":LABEL")
        return [place for place, column in enumerate(self.columns) if column.endswith(ends)]


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
        *("id:ID(Entity)", "name:string", "aliases:string[]", "code:string", "names:string[]"),
        *("forms:string[]", "codes:string[]", "types:string[]", "neighbours:long"),
        *("edges:long", "claims:long", ":LABEL"),
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
    None,
    (
        *(":START_ID(Article)", ":END_ID(Entity)", "count:long", "type:string", "name:string"),
        *("code:string", "aliases:string[]", "spans:long[]", "rank:long", ":TYPE"),
    ),
)
REPORTS = Table("reports", None, (":START_ID(Claim)", ":END_ID(Article)", ":TYPE"))
ENDS = Table("ends", None, (":START_ID(Claim)", ":END_ID(Entity)", ":TYPE"))
ATTRIBUTIONS = Table(
    "attributions",
    None,
    (":START_ID(Entity)", ":END_ID(Claim)", "cue:string", "rank:long", ":TYPE"),
)
EDGES = Table(
    "edges",
    None,
    (
        *(":START_ID(Entity)", ":END_ID(Entity)", "claims:long", "articles:long"),
        *("asserted:long", "confirmed:long", "denied:long", "alleged:long"),
        *("firstReported:date", "lastReported:date", ":TYPE"),
    ),
)
TABLES = (
    *(ARTICLES, ENTITIES, CLAIMS, SCHEMA),
    *(MENTIONS, REPORTS, ENDS, ATTRIBUTIONS, EDGES),
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
        """Append lines that `lines` made to the file of the table with that name."""
        self._files[table].write(text)

    def close(self) -> None:
        """Close all files."""
        for file in self._files.values():
            file.close()


def options(folder: Path) -> Iterator[str]:
    """Yield what tells the tool which files to read."""
    for table in TABLES:
        yield f"{table.option}{folder / table.name}.csv"


def fits(texts: Iterable[str]) -> bool:
    """Tell whether these texts can be members of a list."""
    return all(text and SEPARATOR not in text for text in texts)


def lines(rows: Iterable[Sequence[object]]) -> bytes:
    """Return a line for each of `rows`, which are in the order of their table's columns."""
    out = io.StringIO()
    usual = csv.writer(out, lineterminator=_LINE_END).writerow
    for row in rows:
        if "" in row:
            out.write(",".join(map(_told_from_none, row)) + _LINE_END)
        else:
            usual(row)
    return out.getvalue().encode()


def _told_from_none(value: object) -> str:
    """Return the value as it stands in a line in which an empty text is not none."""
    if value is None:
        return ""
    return '"' + value.replace('"', '""') + '"' if isinstance(value, str) else str(value)


def _composed(value: object) -> object:
    if isinstance(value, bool):
        return "true" if value else "false"
    return SEPARATOR.join(map(str, value)) if isinstance(value, list) else value
