"""Does a part of an article, as an export of a part of the graph has it, take nothing away?"""

import io

from neo4j import Session

from graph import intake, loader
from graph.dump import dump
from graph.exports import FORMATS, select
from graph.models import ArticleGraph
from graph.restoration import records
from tests.graph.articles import article

BOTH = article(
    "both", "country:RU ATTACKS country:UA, actual", "country:IR WARNS country:US, actual"
)
RAID = article("raid", "country:RU ATTACKS country:UA, actual")


def part_of(session: Session, relation: str) -> bytes:
    """Return the export of the claims of a relation from a graph of both articles, which is emptied."""
    loader.load(session, [BOTH, RAID])
    out = io.BytesIO()
    FORMATS["jsonl"](session, select(session, {"relation": relation}, 1), out)
    empty(session)
    return out.getvalue()


def empty(session: Session) -> None:
    session.run("MATCH (n) WHERE NOT n:Schema DETACH DELETE n").consume()


def take_in(session: Session, *files: bytes) -> list[intake.Intake]:
    return [intake.take_in(session, [io.BytesIO(file)]) for file in files]


def test_only_what_lacks_something_is_called_a_part(session: Session) -> None:
    lines = part_of(session, "ATTACKS").splitlines()
    exported = [ArticleGraph.model_validate_json(line) for line in lines]
    assert [graph.part for graph in exported] == [True, False]
    assert exported[1] == RAID
    assert b'"part"' not in lines[1]


def test_a_part_is_loaded_where_there_is_nothing_else(session: Session) -> None:
    part = part_of(session, "WARNS")
    assert str(take_in(session, part)[0]).startswith("1 new, 0 replaced, 0 unchanged, 0 refused")
    [found] = records(session, [BOTH.article.id])
    assert [claim.relation for claim in found.claims] == ["WARNS"]
    assert found.model_dump_json().encode() + b"\n" == part


def test_a_part_never_takes_the_place_of_the_whole(session: Session) -> None:
    part = part_of(session, "WARNS")
    loader.load(session, [BOTH])
    whole = list(dump(session))
    told = take_in(session, part, part)
    assert [str(t)[:41] for t in told] == ["0 new, 0 replaced, 1 unchanged, 0 refused"] * 2
    assert list(dump(session)) == whole
    empty(session)
    take_in(session, part)
    loader.load(session, [BOTH])
    assert list(dump(session)) == whole


def test_a_part_of_something_else_is_refused_and_kept(session: Session) -> None:
    attacks, warns = part_of(session, "ATTACKS").splitlines()[0], part_of(session, "WARNS")
    held, refused = take_in(session, attacks, warns)
    assert (held.loaded.new, refused.loaded.new) == (1, 0)
    [reject] = refused.refused
    assert str(reject).startswith("<stdin>:1: only a part of the article, of which the graph holds")
    assert reject.record.content + b"\n" == warns
    changed = BOTH.model_copy(update={"extractor": "2"})
    empty(session)
    loader.load(session, [changed])
    whole = list(dump(session))
    assert len(take_in(session, warns)[0].refused) == 1
    assert list(dump(session)) == whole


def test_a_whole_from_another_source_is_shown_before_a_part(session: Session) -> None:
    part = part_of(session, "WARNS")
    other = BOTH.model_copy(
        update={"article": BOTH.article.model_copy(update={"source": "z.txt"}), "extractor": "2"}
    )
    loader.load(session, [other])
    take_in(session, part)
    [found] = records(session, [BOTH.article.id])
    assert found == other
    once = list(dump(session))
    empty(session)
    take_in(session, part)
    loader.load(session, [other])
    assert list(dump(session)) == once
