"""Bytes in, an article out: its text, title, date, outlet and paragraphs."""

from extract.reading.article import ReadArticle, read_article, stored_article
from extract.reading.files import article_files

__all__ = ["ReadArticle", "article_files", "read_article", "stored_article"]
