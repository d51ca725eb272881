"""Is an article read again exactly when that may change something?"""

from neo4j import Session

from graph import adoption, loader
from graph.merges import Merges
from graph.models import Article
from graph.readings import unchanged
from graph.retract import retract
from tests.graph.articles import article

RAID = article("raid", "country:RU ATTACKS country:UA, actual").model_copy(
    update={"extractor": "1"}
)
ALSO = article("raid", "country:RU ATTACKS country:UA, actual", source="also").model_copy(
    update={"extractor": "1"}
)
FILES = {"raid": RAID.article, "also": ALSO.article, "new": RAID.article}


def known(session: Session, extractor: str = "1", **files: Article | None) -> set[str]:
    """Return what need not be read again once `files` have changed."""
    return unchanged(session, list(FILES), extractor, {**FILES, **files}.__getitem__)


def test_what_is_held_as_it_is_need_not_be_read(session: Session) -> None:
    loader.load(session, [RAID, ALSO])
    assert known(session) == {"raid", "also"}


def test_what_changed_is_read(session: Session) -> None:
    loader.load(session, [RAID, ALSO])
    later = RAID.article.model_copy(update={"published": None})
    assert known(session, raid=later) == {"also"}
    assert known(session, raid=None) == {"also"}
    retract(session, source="also")
    assert known(session) == {"raid"}


def test_what_another_extractor_read_is_read(session: Session) -> None:
    loader.load(session, [RAID, ALSO])
    assert known(session, "2") == set()
    loader.load(session, [RAID.model_copy(update={"extractor": "2"})])
    assert known(session, "1") == set()
    assert known(session, "2") == {"raid", "also"}


def test_judgements_change_nothing_that_was_read(session: Session) -> None:
    loader.load(session, [RAID, ALSO])
    adoption.adopt(session, Merges.of_lines(["country:RU = country:US"]))
    assert known(session) == {"raid", "also"}
