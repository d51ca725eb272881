"""How do commands take articles? Paths, model, workers; what cannot be read is told and left out."""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from extract.reading.errors import ArticleError
    from graph.models import Article, ArticleGraph


Item = TypeVar("Item")


def article_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the arguments `paths`, `model` and `workers`."""
    return reading_options(
        click.argument(
            "paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH…"
        )(command)
    )


def reading_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the options `model` and `workers`."""
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
    ):
        command = option(command)
    return command


def graphs_of(
    files: list[Path], model: str | None, workers: int, left_out: list[str]
) -> "Iterator[ArticleGraph]":
    """Yield what each article says, with progress on a terminal; why one is left out goes to stderr."""
    from extract.batch import extract_files  # noqa: PLC0415 - spaCy takes over a second

    yield from _told(extract_files(files, model=model, workers=workers), len(files), left_out)


def graphs_of_stored(
    articles: "Sequence[Article]", model: str | None, workers: int, left_out: list[str]
) -> "Iterator[ArticleGraph]":
    """Yield what each article says that was read before, as `graphs_of` does."""
    from extract.batch import extract_stored  # noqa: PLC0415 - spaCy takes over a second

    results = extract_stored(articles, model=model, workers=workers)
    yield from _told(results, len(articles), left_out)


def tracked(items: "Iterable[Item]", title: str, total: int) -> "Iterable[Item]":
    """Return the same items; a terminal shows how many have been taken."""
    from rich.console import Console  # noqa: PLC0415 - only for who reads articles
    from rich.progress import track  # noqa: PLC0415

    console, hidden = Console(stderr=True), not sys.stderr.isatty()
    return track(items, title, total, console=console, disable=hidden, transient=True)


def _told(
    results: "Iterable[ArticleGraph | ArticleError]", total: int, left_out: list[str]
) -> "Iterator[ArticleGraph]":
    from extract.reading.errors import ArticleError  # noqa: PLC0415

    for result in tracked(results, "Reading articles", total):
        if isinstance(result, ArticleError):
            _tell(str(result), left_out)
        else:
            yield result


def article_at(path: str) -> "Article | None":
    """Return the article of a file as the graph would keep it; None where it is none."""
    from extract.reading import read_article  # noqa: PLC0415
    from extract.reading.errors import ArticleError  # noqa: PLC0415

    try:
        return read_article(Path(path), path).stored
    except ArticleError:
        return None


def files_of(paths: tuple[Path, ...], left_out: list[str]) -> list[Path]:
    """Return the files of articles at `paths`; a path where there is none is told, and the others go on."""
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
