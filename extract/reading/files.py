"""Which files are articles?"""

from collections.abc import Iterable
from pathlib import Path

from extract.reading.errors import MissingArticleError, UnreadableArticleError

SUFFIXES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")


def article_files(paths: Iterable[Path]) -> list[Path]:
    """Return the files named, and all articles in the folders named, those sorted by name.

    Raises:
        MissingArticleError: a path does not exist, or a folder holds no article.
        UnreadableArticleError: a folder cannot be listed.
    """
    return [file for path in paths for file in _files(Path(path))]


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        if not path.exists():
            raise MissingArticleError(f"{path}: no such file or folder")
        return [path]
    found = sorted((f for f in _walk(path) if f.suffix.lower() in SUFFIXES), key=str)
    if not found:
        raise MissingArticleError(f"{path}: no article in this folder ({', '.join(SUFFIXES)})")
    return found


def _walk(folder: Path) -> Iterable[Path]:
    try:
        entries = list(folder.iterdir())
    except OSError as error:
        raise UnreadableArticleError(f"{folder}: {error.strerror}") from error
    for entry in entries:
        if entry.name.startswith("."):
            continue
        if entry.is_dir():
            yield from _walk(entry)
        else:
            yield entry


def read_bytes(path: Path) -> bytes:
    """Return the content of a file.

    Raises:
        MissingArticleError: there is no such file.
        UnreadableArticleError: it cannot be read, or is no file.
    """
    try:
        return path.read_bytes()
    except FileNotFoundError as error:
        raise MissingArticleError(f"{path}: no such file or folder") from error
    except OSError as error:
        raise UnreadableArticleError(f"{path}: {error.strerror}") from error
