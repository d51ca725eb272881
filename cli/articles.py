"""How do commands take articles? Paths, model, workers; what cannot be read is told and left out."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from graph.models import ArticleGraph


def article_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the arguments `paths`, `model` and `workers`."""
    for option in (
        click.option(
            "--workers",
            type=click.IntRange(1, 64),
            default=1,
            show_default=True,
            help="Processes that read at the same time.",
        ),
        click.option(
            "--model", help="spaCy model: lg, md, sm or a full name; default: the best installed."
        ),
        click.argument(
            "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…"
        ),
    ):
        command = option(command)
    return command


def graphs_of(
    paths: tuple[Path, ...], model: str | None, workers: int, left_out: list[str]
) -> "Iterator[ArticleGraph]":
    """Yield what each article says, with progress on a terminal; why one is left out goes to stderr.

    A path that does not exist is told like an article that cannot be read: the others go on.
    """
    from rich.console import Console  # noqa: PLC0415 - only for who reads articles
    from rich.progress import track  # noqa: PLC0415

    from extract.batch import extract_files  # noqa: PLC0415 - spaCy takes over a second
    from extract.reading.errors import ArticleError  # noqa: PLC0415

    files = _files(paths, left_out)
    results = extract_files(files, model=model, workers=workers)
    console = Console(stderr=True)
    shown = track(
        results,
        "Reading articles",
        total=len(files),
        console=console,
        disable=not sys.stderr.isatty(),
        transient=True,
    )
    for result in shown:
        if isinstance(result, ArticleError):
            _tell(str(result), left_out)
        else:
            yield result


def _files(paths: tuple[Path, ...], left_out: list[str]) -> list[Path]:
    from extract.reading import article_files  # noqa: PLC0415
    from extract.reading.errors import ArticleError  # noqa: PLC0415

    files: list[Path] = []
    for path in paths:
        try:
            files += article_files([path])
        except ArticleError as error:
            _tell(str(error), left_out)
    return files


def _tell(reason: str, left_out: list[str]) -> None:
    left_out.append(reason)
    click.echo(reason, err=True)
