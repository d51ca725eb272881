"""How does an article become claims? Read, parse, cast, match, qualify, merge, in that order."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from spacy.language import Language

from extract.actors import identify
from extract.actors.cast import Cast
from extract.claims.assembly import claims_of, entities_of, offices_of
from extract.claims.dating import Clock, beside, moment
from extract.claims.draft import Draft, predication
from extract.clauses.cut import cut
from extract.model import choose_model, load_model
from extract.passages import Passage, parse
from extract.qualifiers import Discourse, qualify, respond, with_first_persons
from extract.quantities import quantities
from extract.reading import ReadArticle, read_article, stored_article
from extract.reading.errors import NotFrenchError
from extract.relations.memory import Memory
from extract.relations.reading import read_matches
from extract.version import extractor_version
from graph.models import Article, ArticleGraph, Period


class Extractor:
    """The whole of extraction with one loaded model; a pure function of the article."""

    def __init__(self, model: str | None = None) -> None:
        """Load the model named, or the best installed.

        Raises:
            ModelMissingError: it is not installed.
        """
        name = choose_model(model)
        self._nlp: Language = load_model(name)
        self.version = extractor_version(name)

    def extract_file(self, file: Path) -> ArticleGraph:
        """Read one file and return its graph.

        Raises:
            ArticleError: the file is no French article; the message names it and says why.
        """
        return self.extract(read_article(file, str(file)))

    def extract_stored(self, article: Article) -> ArticleGraph:
        """Return the graph of an article that was read and stored before.

        Raises:
            NotFrenchError: it was stored as being in another language.
        """
        if article.language != "fr":
            raise NotFrenchError(
                f"{article.source}: stored as {article.language!r}; recoupe reads French"
            )
        return self.extract(stored_article(article))

    def extract(self, read: ReadArticle) -> ArticleGraph:
        """Return the graph of an article that has been read."""
        article = read.stored
        passages = parse(self._nlp, read.text, [(p.start, p.end, p.kind) for p in read.paragraphs])
        day = read.published.start if read.published else None
        cast = identify(passages, day)
        drafts = drafts_of(passages, cast, read.published)
        return ArticleGraph(
            extractor=self.version,
            article=article,
            entities=entities_of(article, cast, drafts),
            claims=(*claims_of(article, drafts), *offices_of(article, cast, passages)),
        )


def drafts_of(passages: Sequence[Passage], cast: Cast, published: Period | None) -> list[Draft]:
    """Return every mention of a claim in the article, qualified, in the order of the text."""
    for passage in passages:
        passage.doc.clauses = cut(passage.doc, cast)
    discourse = Discourse(passages, cast)
    cast = with_first_persons(cast, discourse)
    memory = Memory(cast)
    drafts = [d for passage in passages for d in _drafts(passage, memory, discourse, published)]
    for draft, added in zip(drafts, respond(drafts, discourse), strict=True):
        draft.added.extend(added)
    return drafts


def _drafts(
    passage: Passage, memory: Memory, discourse: Discourse, published: Period | None
) -> Iterator[Draft]:
    found = list(read_matches(passage, memory))
    if not found:
        return
    clock = Clock(passage.doc.text, published)
    counted = any(match.theme is not None for match, _ in found)
    numbers = quantities(passage.doc.text) if counted else ()
    for match, sentence in found:
        draft = Draft(match, passage, sentence, qualify(predication(match), discourse))
        draft.time = moment(draft, clock)
        count = beside(numbers, match.theme) if match.theme is not None else None
        draft.quantity = count.quantity if count else None
        yield draft
