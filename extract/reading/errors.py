"""Why can an article not be read? One error for each remedy, each with one line that names the file."""

from ontology.errors import RecoupeError


class ArticleError(RecoupeError):
    """An article that cannot be taken in; the others can."""


class MissingArticleError(ArticleError):
    """There is no such file or folder, or it holds no article: correct the path."""


class UnreadableArticleError(ArticleError):
    """The file cannot be opened: give the right to read it."""


class EmptyArticleError(ArticleError):
    """There is no text left once layout is set aside: give the article's text."""


class BinaryArticleError(ArticleError):
    """The file is no text: convert it to text or HTML."""


class NotFrenchError(ArticleError):
    """The text is in another language: recoupe reads French."""


class ArticleTooLongError(ArticleError):
    """The text is longer than any article: split it."""
