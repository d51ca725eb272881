import pytest

from graph.statements import folder, split, statement, without_comments


@pytest.mark.parametrize(
    ("text", "statements"),
    [
        pytest.param("RETURN 1; RETURN 2", ["RETURN 1", "RETURN 2"], id="two"),
        pytest.param("RETURN ';' AS a;", ["RETURN ';' AS a"], id="single quotes"),
        pytest.param(
            r"RETURN '\';' AS a; RETURN 2", [r"RETURN '\';' AS a", "RETURN 2"], id="escaped quote"
        ),
        pytest.param('RETURN "a;b"', ['RETURN "a;b"'], id="double quotes"),
        pytest.param("MATCH (`a;``b;`) RETURN 1", ["MATCH (`a;``b;`) RETURN 1"], id="backticks"),
        pytest.param("// a; b's\nRETURN 1", ["// a; b's\nRETURN 1"], id="line comment"),
        pytest.param("/* ; ' */ RETURN 1;", ["/* ; ' */ RETURN 1"], id="block comment"),
        pytest.param("RETURN 'http://x;y'; ;", ["RETURN 'http://x;y'"], id="address"),
        pytest.param("// nothing;\n", [], id="only a comment"),
        pytest.param("", [], id="empty"),
    ],
)
def test_splits_at_the_end_of_statements_only(text: str, statements: list[str]) -> None:
    assert list(split(text)) == statements


def test_keeps_what_looks_like_a_comment_in_quotes() -> None:
    assert without_comments("RETURN 'a//b' // c") == "RETURN 'a//b'"


def test_fills_placeholders_with_names_only() -> None:
    assert "[edge:ATTACKS|WARNS]" in statement("load/edges_present", relations="ATTACKS|WARNS")
    with pytest.raises(ValueError, match="no label"):
        statement("load/edges_present", relations="A]->() DELETE edge //")


@pytest.mark.parametrize("name", ["load", "dump", "find", "select", "export"])
def test_files_of_statements_hold_one_each(name: str) -> None:
    for file in folder(name):
        assert len(list(split(file.read_text(encoding="utf-8")))) == 1, file.name
