"""Does every way of giving an article end in clean text, or in one clear line?"""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.reading import ReadArticle, article_files, read_article
from extract.reading.errors import (
    ArticleError,
    ArticleTooLongError,
    BinaryArticleError,
    EmptyArticleError,
    MissingArticleError,
    NotFrenchError,
    UnreadableArticleError,
)
from extract.reading.glitches import mend
from extract.reading.layout import layout, layout_rule, without_credit, without_fragments

FRENCH = (
    "Téhéran livre des drones à Moscou\n\n"
    "Kiev, 3 mai 2024 (Exemple) - L'Iran a livré des drones à la Russie, affirme l'armée ukrainienne.\n\n"
    "Le ministère iranien des Affaires étrangères a démenti vendredi cette livraison.\n"
)
ENGLISH = (
    "Tehran delivers drones to Moscow\n\nIran has delivered several drones to Russia, the Ukrainian army said "
    "on Friday. The Iranian foreign ministry denied the report and called it baseless.\n"
)
WEB_PAGE = """<!DOCTYPE html><html lang="fr"><head><title>Téhéran livre des drones à Moscou</title>
<meta property="article:published_time" content="2024-05-03T10:00:00Z">
<meta property="og:site_name" content="Exemple"></head><body><nav><a href="/">Accueil</a></nav><article>
<h1>Téhéran livre des drones à Moscou</h1>
<p>L'Iran a livré des drones à la Russie au début du mois, affirme l'armée ukrainienne dans un communiqué.</p>
<p>Lire aussi : Le sommet de la paix est reporté</p>
<p>Le ministère iranien des Affaires étrangères a démenti vendredi cette livraison de drones à l'armée russe.</p>
</article><footer>Tous droits réservés</footer></body></html>"""


def read(text: str, name: str = "article.txt") -> ReadArticle:
    return read_article(text.encode(), name)


def kinds(article: ReadArticle) -> list[tuple[str, str]]:
    return [(kind, article.text[start:end]) for start, end, kind in article.paragraphs]


def test_parts_of_an_article() -> None:
    article = read(FRENCH)
    assert article.title == "Téhéran livre des drones à Moscou"
    assert article.outlet == "Exemple"
    assert article.published is not None
    assert article.published.start == article.published.end == date(2024, 5, 3)
    assert article.language == "fr"
    assert [kind for kind, _ in kinds(article)] == ["title", "dateline", "body", "body"]
    assert kinds(article)[2][1].startswith("L'Iran a livré")


def test_the_id_is_of_the_content_alone() -> None:
    assert read(FRENCH, "a.txt").id == read(FRENCH, "b.txt").id
    assert read(FRENCH).id != read(FRENCH.replace("drones", "missiles")).id


@pytest.mark.parametrize(
    "encoding",
    ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252"],
)
def test_encodings_give_the_same_article(encoding: str) -> None:
    assert read_article(FRENCH.encode(encoding), "a.txt").text == read(FRENCH).text


def test_windows_quotes_and_line_ends() -> None:
    text = FRENCH.replace("Moscou", "Moscou, l’allié « de cœur »").replace("\n", "\r\n")
    assert "l'allié « de cœur »" in read_article(text.encode("cp1252"), "a.txt").text


def test_text_that_was_encoded_twice() -> None:
    twice = FRENCH.encode().decode("cp1252", errors="ignore").encode()
    assert read_article(twice, "a.txt").text == read(FRENCH).text


@pytest.mark.parametrize(
    ("content", "error", "words"),
    [
        (b"", EmptyArticleError, "no text"),
        (b" \n\t\n", EmptyArticleError, "no text"),
        (b"2 min de lecture\n\nPartager\n", EmptyArticleError, "no text"),
        (bytes(range(256)) * 20, BinaryArticleError, "not a text"),
        (b"\x89PNG\r\n\x1a\n" + b"\x00\x01\x02\x03" * 500, BinaryArticleError, "not a text"),
        (ENGLISH.encode(), NotFrenchError, "English"),
        (FRENCH.encode() * 25_000, ArticleTooLongError, "too long"),
    ],
    ids=["empty", "blank", "layout only", "binary", "picture", "English", "5 MB"],
)
def test_refused_in_one_line(content: bytes, error: type[ArticleError], words: str) -> None:
    with pytest.raises(error) as caught:
        read_article(content, "ugly.txt")
    message = str(caught.value)
    assert message.startswith("ugly.txt: ")
    assert words in message
    assert "\n" not in message


def test_missing_and_unreadable_paths(tmp_path: Path) -> None:
    with pytest.raises(MissingArticleError, match="no such file"):
        read_article(tmp_path / "none.txt", "none.txt")
    with pytest.raises(UnreadableArticleError):
        read_article(tmp_path, "folder")
    with pytest.raises(MissingArticleError, match="no article"):
        article_files([tmp_path])
    with pytest.raises(MissingArticleError, match="no such file"):
        article_files([tmp_path / "none"])


def test_files_of_a_folder_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c.md", "notes.pdf", ".hidden.txt", "sub/d.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x", encoding="utf-8")
    found = [file.relative_to(tmp_path).as_posix() for file in article_files([tmp_path])]
    assert found == ["a.html", "b.txt", "c.md", "sub/d.txt"]


def test_web_page() -> None:
    article = read(WEB_PAGE, "page.html")
    assert article.title == "Téhéran livre des drones à Moscou"
    assert article.outlet == "Exemple"
    assert article.published is not None
    assert article.published.start == date(2024, 5, 3)
    assert article.text.count("Téhéran livre") == 1
    assert "Lire aussi" not in article.text
    assert "démenti vendredi" in article.text


def test_markdown() -> None:
    text = "---\ntitle: Un accord\ndate: 2024-05-03\noutlet: Exemple\n---\n# Un accord\n\nL'Iran a **livré** des "
    article = read(text + "[drones](https://exemple.invalid) à la Russie, selon Kiev.\n", "a.md")
    assert (article.title, article.outlet) == ("Un accord", "Exemple")
    assert kinds(article)[1:] == [("lead", "L'Iran a livré des drones à la Russie, selon Kiev.")]


def test_interview_live_blog_and_caption() -> None:
    article = read(
        "Sahel : ce que cherche Ankara\n\nEntretien – 3 mai 2024\n\n"
        "Ivan Petrov à Moscou, le 2 mai 2024. ( POOL / JEAN DUPONT )\n\nLa Turquie avance ses pions au Sahel.\n\n"
        "Que vend Ankara au Niger ?\n\nElle lui vend des drones.\n\nUne présence discrète\n\n"
        "18h40 – Niamey confirme.\n\nbur-xyz/cls\n"
    )
    assert kinds(article)[1:] == [
        ("dateline", "Entretien – 3 mai 2024"),
        ("caption", "Ivan Petrov à Moscou, le 2 mai 2024."),
        ("lead", "La Turquie avance ses pions au Sahel."),
        ("question", "Que vend Ankara au Niger ?"),
        ("body", "Elle lui vend des drones."),
        ("heading", "Une présence discrète"),
        ("dateline", "18h40 –"),
        ("body", "Niamey confirme."),
    ]
    assert article.outlet is None


@pytest.mark.parametrize(
    ("first", "published", "outlet"),
    [
        ("Paris, 3 mai 2024 (AFP) - Le Mali a accusé la France.", "2024-05-03", "AFP"),
        ("Paris, le 3 mai 2024 – Le Mali a accusé la France.", "2024-05-03", None),
        ("NEW YORK (Reuters) - Le Mali a accusé la France.", None, "Reuters"),
        ("ROME — Le Mali a accusé la France.", None, None),
        ("Publié le : 03/05/2024 - 12:34", "2024-05-03", None),
        ("Note d'analyse – 3 mai 2024", "2024-05-03", None),
        ("Le Courrier d'exemple, le 3 mai 2024 à 12h05", "2024-05-03", "Le Courrier d'exemple"),
        ("Vendredi 3 mai 2024", "2024-05-03", None),
        ("Le Mali a accusé la France d'avoir violé son espace aérien le 3 mai 2024.", None, None),
    ],
)
def test_datelines(first: str, published: str | None, outlet: str | None) -> None:
    article = read(f"Bamako accuse Paris\n\n{first}\n\nLa France a démenti vendredi.\n")
    day = article.published.start if article.published else None
    assert (str(day) if day else None, article.outlet) == (published, outlet)


def test_header_before_the_title() -> None:
    article = read(" date 2024-05 Bamako accuse Paris\n\nLe Mali a accusé la France.\n")
    assert article.title == "Bamako accuse Paris"
    assert article.published is not None
    assert (article.published.text, article.published.end) == ("2024-05", date(2024, 5, 31))


def test_article_without_a_title_is_named_by_its_first_words() -> None:
    article = read("ROME — Le Mali a accusé la France.\n\nParis a démenti vendredi.\n")
    assert article.title == "Le Mali a accusé la France."
    assert "title" not in {paragraph.kind for paragraph in article.paragraphs}


@pytest.mark.parametrize(
    ("line", "mended"),
    [
        ("le programme deTéhéran", "le programme de Téhéran"),
        ("le ministre desAffaires étrangères", "le ministre des Affaires étrangères"),
        ("Ali Khamenei.La Russie est prête", "Ali Khamenei. La Russie est prête"),
        ("Paris,Berlin et Londres", "Paris, Berlin et Londres"),
        ("porte\u2011parole\u00a0: l\u2019Iran\u200b", "porte-parole : l'Iran"),
        ("YouTube, McDonald et BioNTech", "YouTube, McDonald et BioNTech"),
        ("voir www.exemple.fr/unePage", "voir www.exemple.fr/unePage"),
        ("1.300 hommes, 1,5 % et U.S.A.", "1.300 hommes, 1,5 % et U.S.A."),
    ],
)
def test_glitches(line: str, mended: str) -> None:
    assert mend(line) == mended


LINES = [pytest.param(r.rule, e, id=f"{r.rule}: {e}") for r in layout().lines for e in r.examples]


@pytest.mark.parametrize(("rule", "example"), LINES)
def test_layout_goes(rule: str, example: str) -> None:
    assert layout_rule(mend(example)) == rule


@pytest.mark.parametrize("line", layout().kept)
def test_prose_stays(line: str) -> None:
    assert layout_rule(line) is None


def test_fragments_and_credits() -> None:
    for rule in layout().fragments:
        assert all(without_fragments(f"{e}Depuis mars") == "Depuis mars" for e in rule.examples)
    for rule in layout().credits:
        assert all(without_credit(f"Un port. {e}") == ("Un port.", True) for e in rule.examples)


@given(st.lists(st.sampled_from(FRENCH.split()) | st.text(max_size=30), max_size=60))
def test_paragraphs_lie_in_the_text_in_order(words: list[str]) -> None:
    try:
        article = read_article(" ".join(words).encode("utf-8", "ignore"), "a.txt")
    except ArticleError:
        return
    ends = [0]
    for start, end, _ in article.paragraphs:
        assert ends[-1] <= start < end <= len(article.text)
        assert article.text[start:end].strip()
        ends.append(end)


@given(st.binary(max_size=400))
def test_any_bytes_end_in_an_article_or_an_error_of_ours(data: bytes) -> None:
    try:
        read_article(data, "a.txt")
    except ArticleError as error:
        told = str(error)
    else:
        return
    assert told.startswith("a.txt: ")


def test_samples_have_title_date_and_outlet() -> None:
    folder = Path(__file__).parents[3] / "examples"
    for file in article_files([folder]):
        article = read_article(file, file.name)
        assert article.outlet == "Exemple recoupe"
        assert article.published is not None
        assert file.name.startswith(str(article.published.start))
