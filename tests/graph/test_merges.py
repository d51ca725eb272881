"""Do an analyst's judgements say what is one and what is not, and can each be taken back?"""

import pytest
from neo4j import Session

from graph import adoption, loader
from graph.dump import dump
from graph.merges import Merges
from graph.models import ArticleGraph, Span
from ontology.errors import DataFileError
from tests.conftest import ROOT
from tests.graph.articles import article, entity

LR, GOP = "org:les-republicains", "org:parti-republicain"
FRENCH = "Les Républicains ont condamné Moscou."
AMERICAN = "Les républicains du Congrès ont soutenu Kiev. Ils ont averti Téhéran."


def told(name: str = "both") -> ArticleGraph:
    """Return an article in which extraction has taken two parties for one."""
    lines = (
        f"{LR} CONDEMNS country:RU, actual",
        f"{LR} PROVIDES_AID_TO country:UA, actual, by {LR} asserts",
        f"{LR} WARNS country:IR, actual",
    )
    bare = article(name, *lines, text=f"{FRENCH} {AMERICAN}")
    text = bare.article.text
    quotes = (FRENCH, *AMERICAN.split(". "))
    claims = tuple(
        claim.model_copy(update={"evidence": (span(text, quote),)})
        for claim, quote in zip(bare.claims, quotes, strict=True)
    )
    party = entity(
        LR,
        "Les Républicains",
        aliases=("LR", "républicains du Congrès"),
        mentions=(span(text, "Les Républicains"), span(text, "républicains du Congrès")),
    )
    others = (e for e in bare.entities if e.id != LR)
    return bare.model_copy(update={"claims": claims, "entities": (party, *others)})


def span(text: str, quote: str) -> Span:
    start = text.index(quote)
    return Span(text=quote, start=start, end=start + len(quote))


def judged(*lines: str, graph: ArticleGraph | None = None) -> ArticleGraph:
    return Merges.of_lines(lines).apply(graph or told())


SPLIT = f'{LR} as "républicains du Congrès" = {GOP}'


def test_a_form_of_name_is_another_entity_with_its_claims() -> None:
    found = judged(SPLIT)
    assert [str(claim) for claim in found.claims] == [
        f"{LR} CONDEMNS country:RU, actual",
        f"{GOP} PROVIDES_AID_TO country:UA, actual, by {GOP} asserts",
        f"{GOP} WARNS country:IR, actual",
    ]
    parties = {e.id: (e.name, e.aliases, len(e.mentions)) for e in found.entities if "org:" in e.id}
    assert parties == {
        LR: ("Les Républicains", ("LR",), 1),
        GOP: ("républicains du Congrès", (), 1),
    }


def test_a_claim_whose_sentence_has_both_forms_stays() -> None:
    graph = told()
    whole = span(graph.article.text, f"{FRENCH} {AMERICAN}")
    claim = graph.claims[0].model_copy(update={"evidence": (whole,)})
    found = judged(SPLIT, graph=graph.model_copy(update={"claims": (claim,)}))
    assert found.claims[0].subject == LR


@pytest.mark.parametrize(
    ("lines", "subjects"),
    [
        ((f"{LR} in both = {GOP}",), [GOP, GOP, GOP]),
        ((f"{LR} in sha256:both = {GOP}",), [GOP, GOP, GOP]),
        ((f"{LR} in elsewhere = {GOP}",), [LR, LR, LR]),
        ((f'{LR} as "Les Républicains" in both = {GOP}',), [GOP, LR, LR]),
        ((f"{LR} as Républicains = {GOP}",), [LR, LR, LR]),
        ((SPLIT, f"{LR} = org:ump"), ["org:ump", GOP, GOP]),
        ((SPLIT, f"{GOP} = org:gop"), [LR, "org:gop", "org:gop"]),
        ((f"{LR} = org:ump", 'org:ump as "républicains du Congrès" = org:gop'), ["org:ump", "org:gop", "org:gop"]),
        ((SPLIT, f'{LR} as "républicains du Congrès" in both = org:gop'), [LR, "org:gop", "org:gop"]),
    ],
    ids=str,
)  # fmt: skip
def test_the_line_that_says_most_counts(lines: tuple[str, ...], subjects: list[str]) -> None:
    assert [claim.subject for claim in judged(*lines).claims] == subjects


def test_an_entity_is_of_the_kind_that_its_new_id_says() -> None:
    found = judged("org:les-republicains = group:militants")
    assert [str(e.type) for e in found.entities if e.id == "group:militants"] == ["Group"]


def test_what_is_not_named_stays_as_it_is() -> None:
    graph = told()
    assert judged("person:x = person:y", graph=graph) is graph


def test_lines_come_back_as_they_were_meant() -> None:
    lines = [
        SPLIT,
        f"{LR} as LR in a.txt = {GOP}  # a comment",
        f'{LR} in "a b.txt" = {GOP}',
        f"{GOP} != org:gop",
    ]
    merges = Merges.of_lines(lines)
    assert Merges.of_lines(merges.lines) == merges
    assert f'{LR} as "LR" in "a.txt" = {GOP}' in merges.lines


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        (("a:b c:d",), "merges:1: not of the form"),
        (("", 'a:b as "x" != c:d'), "merges:2: not of the form"),
        (("a:b = c:d", "a:b = e:f"), "merges:2: a:b is c:d by an earlier line"),
        (("a:b = c:d", "c:d = a:b"), "runs in a circle"),
        (("a:b as X = c:d", "c:d in y = a:b"), "runs in a circle"),
        (("a:b = c:d", "a:b != c:d"), "a:b != c:d, yet other lines make them one"),
    ],
    ids=str,
)
def test_what_cannot_be_meant_is_told(lines: tuple[str, ...], message: str) -> None:
    with pytest.raises(DataFileError, match=message):
        Merges.of_lines(lines)


def test_circles_in_different_articles_are_none() -> None:
    lines = ["a:b in x = c:d", "c:d in y = a:b", "a:b as F in y = e:f"]
    assert Merges.of_lines(lines).lines == sorted(
        ['a:b in "x" = c:d', 'c:d in "y" = a:b', 'a:b as "F" in "y" = e:f']
    )


def test_a_split_and_its_end_give_the_graph_of_a_fresh_load(session: Session) -> None:
    graphs = [told(), told("other"), article("raid", "country:RU ATTACKS country:UA, actual")]
    loader.load(session, graphs)
    plain = list(dump(session))
    for lines in (
        (SPLIT,),
        (f'{LR} as "Les Républicains" in other = {GOP}', "country:UA = org:otan"),
        (),
    ):
        assert adoption.adopt(session, Merges.of_lines(lines)) > 0
        found = list(dump(session))
        session.run("MATCH (n) DETACH DELETE n").consume()
        adoption.prepare(session, Merges.of_lines(lines))
        loader.load(session, graphs[::-1])
        loader.load(session, graphs)
        assert list(dump(session)) == found
    assert found == plain


def test_an_instrument_that_is_said_to_be_an_actor_stops_nothing(session: Session) -> None:
    arms = "country:IR TRANSFERS_DRONES_TO country:RU with materiel:drones, alleged"
    loader.load(session, [article("arms", arms)])
    plain = list(dump(session))
    adoption.adopt(session, Merges.of_lines(["materiel:drones = org:drones"]))
    adoption.adopt(session, Merges.of_lines(["materiel:drones = org:otan"]))
    assert session.run("MATCH (e:Organization) RETURN e.id").value() == ["org:otan"]
    adoption.adopt(session, Merges())
    assert list(dump(session)) == plain


def test_the_lines_that_the_page_shows_are_judgements() -> None:
    page = (ROOT / "docs" / "loading.md").read_text(encoding="utf-8")
    shown = page.partition("# merges.txt")[2].partition("\n\n")[0]
    assert len(Merges.of_lines(shown.splitlines()).lines) == 5
