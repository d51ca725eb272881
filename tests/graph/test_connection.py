"""Which Neo4j is meant?"""

import socket
from pathlib import Path

import pytest
from pydantic import SecretStr

from graph.connection import (
    Connection,
    GraphRefusedError,
    GraphUnreachableError,
    Settings,
    Way,
    locate,
)
from graph.server.home import Home


@pytest.fixture
def nowhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Home:
    """The home of a server that was never started, in a folder without `.env`."""
    monkeypatch.chdir(tmp_path)
    return Home(tmp_path / "home")


def test_address_of_the_environment(nowhere: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "neo4j://there:7687")
    monkeypatch.setenv("NEO4J_PASSWORD", "secret")
    found = locate(home=nowhere)
    assert (found.way, found.uri, found.username) == (Way.ADDRESS, "neo4j://there:7687", "neo4j")
    assert "secret" not in repr(found)


def test_address_of_the_env_file(nowhere: Home, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("NEO4J_URI=bolt://file:7687\nNEO4J_DATABASE=news\n")
    found = locate(home=nowhere)
    assert (found.uri, found.database) == ("bolt://file:7687", "news")


def test_option_beats_environment(nowhere: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://environment:7687")
    assert locate(Settings(uri="bolt://option:7687"), nowhere).uri == "bolt://option:7687"


def test_compose_where_its_port_answers_and_a_password_is_there(nowhere: Home) -> None:
    with socket.create_server(("127.0.0.1", 0)) as compose:
        port = compose.getsockname()[1]
        found = locate(Settings(bolt_port=port, password=SecretStr("secret")), nowhere)
    assert (found.way, found.uri) == (Way.COMPOSE, f"bolt://127.0.0.1:{port}")


def test_no_compose_without_password(nowhere: Home) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        settings = Settings(bolt_port=other.getsockname()[1])
        with pytest.raises(GraphUnreachableError, match="recoupe server start"):
            locate(settings, nowhere)


def test_login_of_a_secret_file_goes_before_a_password(
    nowhere: Home, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "secret").write_text("reader/a/b\n")
    monkeypatch.setenv("NEO4J_PASSWORD", "unused")
    monkeypatch.setenv("NEO4J_AUTH_FILE", "secret")
    found = locate(Settings(uri="bolt://there:7687"), nowhere)
    assert (found.username, found.password.get_secret_value()) == ("reader", "a/b")


@pytest.mark.parametrize(
    ("content", "told"),
    [(None, "cannot be read"), (b"\xff/x", "cannot be read"), (b"secret\n", "user/password")],
    ids=["missing", "not text", "no user"],
)
def test_secret_file_that_cannot_be_used(
    nowhere: Home, tmp_path: Path, content: bytes | None, told: str
) -> None:
    if content is not None:
        (tmp_path / "secret").write_bytes(content)
    with pytest.raises(GraphRefusedError, match=f"NEO4J_AUTH_FILE=secret.*{told}"):
        locate(Settings(uri="bolt://there:7687", auth_file="secret"), nowhere)


def test_empty_settings_are_none(nowhere: Home, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "")
    monkeypatch.setenv("NEO4J_PASSWORD", "")
    with pytest.raises(GraphUnreachableError):
        locate(home=nowhere)


def _at(uri: str, password: str = "") -> Connection:
    return Connection(Way.ADDRESS, uri, "neo4j", SecretStr(password), "neo4j")


def test_nothing_answers() -> None:
    with pytest.raises(GraphUnreachableError, match=r"No Neo4j answers at bolt://127\.0\.0\.1:1 "):
        _at("bolt://127.0.0.1:1").open()


def test_no_address() -> None:
    with pytest.raises(GraphUnreachableError, match="is no address of a Neo4j"):
        _at("nonsense").open()


def test_wrong_password(neo4j_server: Connection) -> None:
    with pytest.raises(GraphRefusedError, match="refuses"):
        _at(neo4j_server.uri, "wrong").open()
