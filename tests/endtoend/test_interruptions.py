"""Does a rerun finish the job, whenever the importer or Neo4j is killed, and whatever else goes wrong meanwhile?

Each kill comes at a moment of its own, in what the one before has left to do. RECOUPE_TEST_KILLS says how many
there are of each kind, RECOUPE_TEST_SEED chooses other moments.
"""

import contextlib
import os
import random
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Self

import pytest

from graph import adoption, loader
from graph.dump import dump
from graph.models import ArticleGraph
from graph.server import process
from graph.server.home import Home
from tests.conftest import SHARED
from tests.endtoend.servers import (
    Server,
    assert_all_are_whole,
    await_articles,
    empty,
    finish,
)

KILLS = int(os.environ.get("RECOUPE_TEST_KILLS", "0"))
KILLS_OF_A_LOAD = 5
SEED = int(os.environ.get("RECOUPE_TEST_SEED", "1"))


class Watch:
    """Everything that the list of processes shows meanwhile; empty where there is no /proc."""

    def __enter__(self) -> Self:
        self.seen: set[str] = set()
        self._ended = threading.Event()
        self._thread = threading.Thread(target=self._look)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._ended.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._ended.wait(0.05):
            for words in Path("/proc").glob("[0-9]*/cmdline"):
                with contextlib.suppress(OSError):  # it has ended since
                    self.seen.add(words.read_text(errors="replace"))


@pytest.fixture(scope="module")
def watch() -> Watch:
    """What was seen while Neo4j was set up and started."""
    return Watch()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory, watch: Watch) -> Iterator[Server]:
    """A Neo4j with data and ports of its own."""
    with watch:
        server = Server(Home(tmp_path_factory.mktemp("killed")))
    yield server
    process.stop(server.home)


@pytest.fixture(scope="module")
def articles(
    request: pytest.FixtureRequest, examples: dict[str, ArticleGraph]
) -> list[ArticleGraph]:
    """What the examples say, and the real articles where they are."""
    there = (SHARED / "articles").is_dir()
    real = request.getfixturevalue("real") if there else {}
    return [*examples.values(), *real.values()]


@pytest.fixture(scope="module")
def file(articles: list[ArticleGraph], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same as a file to load."""
    file = tmp_path_factory.mktemp("records") / "articles.jsonl"
    file.write_text("\n".join(graph.model_dump_json() for graph in articles), encoding="utf-8")
    return file


@pytest.fixture(scope="module")
def expected(server: Server, articles: list[ArticleGraph]) -> list[str]:
    """The dump of a graph into which they were loaded undisturbed."""
    with server.session() as session:
        empty(session)
        adoption.prepare(session)
        loader.load(session, articles)
        return list(dump(session))


def kill_importer(_server: Server, importer: subprocess.Popen[str]) -> None:
    """Kill the importer; Neo4j goes on."""
    importer.kill()
    importer.communicate()


def kill_neo4j(server: Server, importer: subprocess.Popen[str]) -> None:
    """Kill Neo4j and start it again; the importer ends as it can, without a traceback."""
    server.kill()
    server.start()
    told = importer.communicate(timeout=600)
    assert importer.returncode in (0, 1), told
    assert "Traceback" not in told[1]


def kill_both(server: Server, importer: subprocess.Popen[str]) -> None:
    """Kill both, as a power cut does."""
    server.kill()
    kill_importer(server, importer)
    server.start()


@pytest.mark.parametrize(("kill", "kills"), [(kill_importer, 10), (kill_neo4j, 5), (kill_both, 2)])
def test_killed_again_and_again_until_it_is_done(
    server: Server,
    articles: list[ArticleGraph],
    file: Path,
    expected: list[str],
    kill: Callable[[Server, subprocess.Popen[str]], None],
    kills: int,
) -> None:
    chance = random.Random(f"{kill.__name__} {SEED}")
    left = KILLS or kills
    while left > 0:
        with server.session() as session:
            empty(session)
        for progress in sorted(chance.sample(range(len(articles)), min(left, KILLS_OF_A_LOAD))):
            importer = server.importer(file)
            await_articles(server, progress, importer)
            time.sleep(chance.random() / 20)
            kill(server, importer)
            with server.session() as session:
                assert_all_are_whole(session, articles)
        left -= KILLS_OF_A_LOAD
        finish(server, file)
        with server.session() as session:
            assert list(dump(session)) == expected


def test_several_importers_and_one_of_them_killed(
    server: Server, articles: list[ArticleGraph], file: Path, expected: list[str]
) -> None:
    with server.session() as session:
        empty(session)
        importers = [server.importer(file) for _ in range(3)]
        await_articles(server, len(articles) // 3, importers[0])
        importers[0].kill()
        told = [importer.communicate(timeout=600) for importer in importers]
        assert [importer.returncode for importer in importers[1:]] == [0, 0], told
        assert list(dump(session)) == expected


def test_several_importers_find_a_graph_that_was_never_used(
    server: Server, file: Path, expected: list[str]
) -> None:
    with server.session() as session:
        empty(session)
        for kind, kinds in (("CONSTRAINT", "CONSTRAINTS"), ("INDEX", "INDEXES")):
            present = f"SHOW {kinds} YIELD name, type WHERE type <> 'LOOKUP'"
            for name in session.run(present).value("name"):
                session.run(f"DROP {kind} {name}").consume()
        importers = [server.importer(file) for _ in range(3)]
        told = [importer.communicate(timeout=600) for importer in importers]
        assert [importer.returncode for importer in importers] == [0, 0, 0], told
        assert list(dump(session)) == expected


def test_nothing_betrays_the_password(server: Server, file: Path, watch: Watch) -> None:
    password = server.connection.password.get_secret_value()
    with Watch() as importing:
        importer = server.importer(file)
        told = importer.communicate(timeout=600)
    with server.session() as session:
        dumped = "\n".join(dump(session))
    written = [f for f in server.home.root.rglob("*") if f.is_file() and f.stat().st_size]
    secret = password.encode()
    where = {f.name for f in written if secret in f.read_bytes()}
    assert where == {server.home.password_file.name}
    shown = [*told, dumped, *watch.seen, *importing.seen]
    assert [text for text in shown if password in text] == []


def test_neo4j_gone_for_good_is_told_in_one_line(server: Server, file: Path) -> None:
    with server.session() as session:
        empty(session)
    importer = server.importer(file)
    await_articles(server, 1, importer)
    server.kill()
    try:
        told = importer.communicate(timeout=600)
    finally:
        server.start()
    assert importer.returncode == 1
    assert told[0] == ""
    assert told[1].startswith("Error: ")
    assert told[1].count("\n") == 1
    assert server.connection.password.get_secret_value() not in told[1]
