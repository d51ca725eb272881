"""Which Neo4j do the tests use, and how does each find it empty?"""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from secrets import token_hex

import pytest
from neo4j import Driver
from pydantic import SecretStr

from extract.pipeline import Extractor
from graph.connection import Connection, Way
from graph.models import ArticleGraph
from graph.server import process
from graph.server.home import USERNAME, Home
from graph.server.releases import WANTED

DEFAULT_IMAGE = "neo4j:5.26-community"
ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
SERVER = pytest.StashKey[str]()


@pytest.fixture(scope="session")
def extractor() -> Extractor:
    """The extraction with its model, loaded once."""
    return Extractor()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real articles and their annotations; they are not ours to ship."""
    if not (SHARED / "articles").is_dir():
        pytest.skip("left out: the real articles, ../shared/articles, are not on this machine")
    return SHARED


@pytest.fixture(scope="session")
def real(shared: Path, extractor: Extractor) -> dict[str, ArticleGraph]:
    """What each real article says, by the first three characters of its file's name."""
    files = sorted((shared / "articles").glob("*.txt"))
    return {file.name[:3]: extractor.extract_file(file) for file in files}


@pytest.fixture(scope="session")
def examples(extractor: Extractor) -> dict[str, ArticleGraph]:
    """What each article that the project ships says, by its file's name."""
    files = sorted((ROOT / "examples").glob("*.txt"))
    return {file.stem: extractor.extract_file(file) for file in files}


@pytest.fixture(scope="session")
def neo4j_server(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Connection]:
    """The server of the tests: the one that a variable names, else a container, else the managed local server."""
    if uri := os.environ.get("RECOUPE_TEST_NEO4J_URI"):
        how, servers = "address given", _named(uri)
    elif image := os.environ.get("RECOUPE_TEST_NEO4J_IMAGE"):
        how, servers = f"testcontainers, {image}", _container(image)
    elif WANTED not in os.environ and _docker_answers():
        how, servers = f"testcontainers, {DEFAULT_IMAGE}", _container(DEFAULT_IMAGE)
    else:
        how, servers = "managed local server", _managed(tmp_path_factory.mktemp("neo4j"))
    for connection in servers:
        with connection.open() as driver:
            version = driver.get_server_info().agent
        request.config.stash[SERVER] = f"{version}, {how}"
        yield connection


@pytest.fixture(scope="session")
def shared_driver(neo4j_server: Connection) -> Iterator[Driver]:
    """One driver for all tests: opening it costs more than most of them."""
    with neo4j_server.open() as driver:
        yield driver


@pytest.fixture
def driver(shared_driver: Driver, neo4j_server: Connection) -> Driver:
    """A driver whose database is empty; constraints and indexes stay, they are the same for all."""
    shared_driver.execute_query("MATCH (n) DETACH DELETE n", database_=neo4j_server.database)
    return shared_driver


@pytest.fixture(autouse=True)
def _no_settings_of_the_user(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the tests away from the user's own Neo4j, whose data they would delete."""
    for name in ("URI", "USERNAME", "PASSWORD", "AUTH_FILE", "DATABASE", "BOLT_PORT", "HTTP_PORT"):
        monkeypatch.delenv(f"NEO4J_{name}", raising=False)


def pytest_configure() -> None:
    """Let servers that the tests start compile less: they are up in two thirds of the time."""
    os.environ.setdefault("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1")


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    """Show which Neo4j the suite used."""
    used = config.stash.get(SERVER, "none was needed")
    terminalreporter.write_line(f"Neo4j of this run: {used}")


def _named(uri: str) -> Iterator[Connection]:
    name = os.environ.get("RECOUPE_TEST_NEO4J_USERNAME", USERNAME)
    password = SecretStr(os.environ.get("RECOUPE_TEST_NEO4J_PASSWORD", ""))
    yield Connection(Way.ADDRESS, uri, name, password, "neo4j")


def _docker_answers() -> bool:
    """Ask in a process of its own: the client leaves its socket open where no engine answers."""
    question = [sys.executable, "-c", "import docker; docker.from_env(timeout=5).ping()"]
    return subprocess.run(question, capture_output=True, check=False).returncode == 0


def _container(image: str) -> Iterator[Connection]:
    from testcontainers.community.neo4j import Neo4jContainer

    with Neo4jContainer(image, username=USERNAME, password=token_hex(16)) as container:
        password = SecretStr(container.password)
        yield Connection(Way.ADDRESS, container.get_connection_url(), USERNAME, password, "neo4j")


def _managed(root: Path) -> Iterator[Connection]:
    home = Home(root)
    server = process.start(home, bolt_port=0, http_port=0)
    password = home.password()
    assert password is not None
    try:
        yield Connection(Way.MANAGED, server.uri, USERNAME, SecretStr(password), "neo4j")
    finally:
        process.stop(home)
