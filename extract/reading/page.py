"""What is the article of a page in HTML, or of a file in Markdown? Lines of text, and what the page tells of itself."""

import re
from dataclasses import dataclass

import trafilatura
import yaml


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of an article, and its title, date and outlet where the page itself tells them."""

    lines: tuple[str, ...]
    title: str | None = None
    date: str | None = None
    outlet: str | None = None


_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:!doctype\s+html|html|head|body|article)\b",
    re.I | re.S,
)
_FRONT = re.compile(r"\A---\n(?P<meta>.*?)\n---\n", re.S)
_MARKDOWN = (
    (re.compile(r"!\[[^\]]*\]\([^)]*\)"), ""),
    (re.compile(r"\[([^\]]+)\]\([^)]*\)"), r"\1"),
    (re.compile(r"^#{1,6}\s+", re.M), ""),
    (re.compile(r"^>\s?", re.M), ""),
    (re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1"), r"\2"),
    (re.compile(r"(?<!\w)([*_])(?=\S)([^*_\n]+?)(?<=\S)\1(?!\w)"), r"\2"),
)
_WRAPPED = 100
_FILLED = 40


def page(text: str, source: str) -> Page:
    """Return the page that `text` is, by what it looks like and by the end of its name."""
    if _HTML.match(text) or source.lower().endswith((".html", ".htm", ".xhtml")):
        return _html(text)
    if source.lower().endswith((".md", ".markdown")):
        return _markdown(text)
    return Page(_lines(text))


def _html(text: str) -> Page:
    found = trafilatura.bare_extraction(text, include_comments=False, with_metadata=True)
    if found is None:
        return Page(())
    return Page(tuple((found.text or "").splitlines()), found.title, found.date, found.sitename)


def _markdown(text: str) -> Page:
    meta: object = {}
    front = _FRONT.match(text)
    if front:
        text = text[front.end() :]
        try:
            meta = yaml.safe_load(front["meta"])
        except yaml.YAMLError:
            meta = {}
    for pattern, replacement in _MARKDOWN:
        text = pattern.sub(replacement, text)
    told = {str(k).lower(): str(v) for k, v in meta.items()} if isinstance(meta, dict) else {}
    return Page(_lines(text), told.get("title"), told.get("date"), told.get("outlet"))


def _lines(text: str) -> tuple[str, ...]:
    """Return the paragraphs of plain text: lines, or blocks where the lines were broken at a width."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    paragraphs: list[str] = []
    for block in re.split(r"\n[^\S\n]*\n", text):
        lines = [line for line in block.split("\n") if line.strip()]
        paragraphs += [" ".join(map(str.strip, lines))] if _is_wrapped(lines) else lines
    return tuple(paragraphs)


def _is_wrapped(lines: list[str]) -> bool:
    """Tell whether a block is one paragraph broken at a width: some line goes on in lower case."""
    if len(lines) <= 1 or max(map(len, lines)) > _WRAPPED or min(map(len, lines[:-1])) < _FILLED:
        return False
    return any(line.lstrip()[:1].islower() for line in lines[1:])
