"""How is an answer shown: as a table to read, or as JSON or CSV for a program?"""

import csv
import json
import sys
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.catalogue import Answer


PIPE_WIDTH = 200


def write(answer: "Answer", shape: str) -> None:
    """Write `answer` to stdout as `table`, `json` or `csv`."""
    {"table": _table, "json": _json, "csv": _csv}[shape](answer)


def _table(answer: "Answer") -> None:
    from rich.console import Console  # noqa: PLC0415 - only when run
    from rich.table import Table  # noqa: PLC0415 - only when run
    from rich.text import Text  # noqa: PLC0415 - only when run

    table = Table()
    for column in answer.columns:
        table.add_column(column, overflow="fold")
    for row in answer.rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    Console(width=None if sys.stdout.isatty() else PIPE_WIDTH).print(table)
    if not answer.rows:
        click.echo("nothing found", err=True)


def _json(answer: "Answer") -> None:
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    click.echo(json.dumps(rows, ensure_ascii=False, indent=2, default=str))


def _csv(answer: "Answer") -> None:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([_cell(value) for value in row] for row in answer.rows)


def _cell(value: object) -> str:
    if value is None:
        return ""
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)
