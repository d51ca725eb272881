"""What does an article say, once its bytes are decoded and its page's layout is set aside?"""

from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from extract.reading import dateline
from extract.reading.encoding import decode
from extract.reading.errors import ArticleTooLongError, EmptyArticleError
from extract.reading.files import read_bytes
from extract.reading.glitches import mend
from extract.reading.language import require_french
from extract.reading.layout import (
    layout_rule,
    without_bullet,
    without_credit,
    without_fragments,
)
from extract.reading.page import Page, page
from extract.reading.paragraphs import Paragraph, kind_of, lay_out, looks_like_title, paragraphs_of
from graph import models
from graph.models import Article, Period

LONGEST_FILE = 20_000_000
LONGEST_TEXT = 500_000
_HEAD = 6
_NAME = 100


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as it will be stored: every offset counts code points of `text`.

    `id` is made from title and text, so the same article from two places is one article.
    """

    id: str
    title: str
    text: str
    paragraphs: tuple[Paragraph, ...]
    outlet: str | None
    published: Period | None
    language: str
    source: str

    @property
    def stored(self) -> Article:
        """Return the article as the graph keeps it; `stored_article` undoes it."""
        return Article(
            id=self.id,
            title=self.title,
            text=self.text,
            language=self.language,
            source=self.source,
            outlet=self.outlet,
            published=self.published,
            paragraphs=tuple(
                models.Paragraph(start=p.start, end=p.end, kind=p.kind) for p in self.paragraphs
            ),
        )


def read_article(content: Path | str | bytes, source: str) -> ReadArticle:
    """Return the article of a file, or of the bytes of one; `source` names it in the graph and in messages.

    Raises:
        ArticleError: one of its leaves, each with one line that names `source`.
    """
    data = content if isinstance(content, bytes) else read_bytes(Path(content))
    if len(data) > LONGEST_FILE:
        raise _too_long(source, f"{len(data):,} bytes")
    return _article(page(decode(data, source), source), source)


def stored_article(article: Article) -> ReadArticle:
    """Return an article as it was read when it was stored."""
    return ReadArticle(
        id=article.id,
        title=article.title,
        text=article.text,
        paragraphs=_stored_paragraphs(article) or paragraphs_of(article.text, article.title),
        outlet=article.outlet,
        published=article.published,
        language=article.language,
        source=article.source,
    )


def _stored_paragraphs(article: Article) -> tuple[Paragraph, ...]:
    return tuple(Paragraph(p.start, p.end, p.kind) for p in article.paragraphs)


def _article(found: Page, source: str) -> ReadArticle:
    if sum(map(len, found.lines)) > LONGEST_TEXT:
        raise _too_long(source, f"{sum(map(len, found.lines)):,} characters")
    draft = _Draft(found)
    if not draft.lines:
        raise EmptyArticleError(f"{source}: no text in it")
    text, paragraphs = lay_out(draft.lines)
    language = require_french(text, source)
    title = draft.title or _first_words(text, paragraphs)
    return ReadArticle(
        id="sha256:" + sha256("\n".join((title, text)).encode()).hexdigest(),
        title=title,
        text=text,
        paragraphs=paragraphs,
        outlet=draft.outlet,
        published=draft.published,
        language=language,
        source=source,
    )


def _too_long(source: str, size: str) -> ArticleTooLongError:
    return ArticleTooLongError(f"{source}: {size}, too long for one article; split it")


def _first_words(text: str, paragraphs: tuple[Paragraph, ...]) -> str:
    """Return a name for an article without a title: how its first paragraph begins."""
    start, end, _ = next((p for p in paragraphs if p.kind != "dateline"), paragraphs[0])
    first = text[start:end].lstrip()
    return first if len(first) <= _NAME else first[:_NAME].rsplit(" ", 1)[0] + "…"


class _Draft:
    """The article while its lines are read one by one: their kinds depend on those before them."""

    def __init__(self, found: Page) -> None:
        self.lines: list[tuple[str, str]] = []
        self.title = mend(found.title or "")
        self.outlet = found.outlet
        self.published = dateline.written(found.date) if found.date else None
        if self.title:
            self.lines.append((self.title, "title"))
        for line in found.lines:
            self._take(line)

    def _take(self, line: str) -> None:
        line = self._without_header(mend(without_fragments(line)))
        if not line or layout_rule(line) or (self.title and line == self.title):
            return
        line, credited = without_credit(line)
        line, listed = without_bullet(line)
        if line:
            self.lines.append((line, self._kind(line, credited=credited, listed=listed)))

    def _without_header(self, line: str) -> str:
        told = None if self.lines else dateline.header(line)
        if told is None:
            return line
        self._learn(told)
        return line[told.length :]

    def _kind(self, line: str, *, credited: bool, listed: bool) -> str:
        if credited:
            return "caption"
        told = dateline.alone(line) if len(self.lines) < _HEAD else None
        if told and (self.lines or told.published):
            self._learn(told)
            return "dateline"
        if not self.title and not self._has_prose() and looks_like_title(line):
            self.title = line
            return "title"
        return self._prose_kind(line, listed=listed)

    def _prose_kind(self, line: str, *, listed: bool) -> str:
        told = dateline.inline(line)
        if told:
            self._learn(told)
        if not self._has_prose() and told is None:
            return "lead"
        leads = all(kind in {"title", "dateline", "caption", "lead"} for _, kind in self.lines)
        return "lead" if listed and leads else kind_of(line)

    def _has_prose(self) -> bool:
        return any(kind not in {"title", "dateline", "caption"} for _, kind in self.lines)

    def _learn(self, told: dateline.Dateline) -> None:
        """Keep what a dateline tells, unless the page or an earlier one told it."""
        self.published = self.published or told.published
        self.outlet = self.outlet or told.outlet
