"""Are jars checked before they are used, and put in place whole or not at all?"""

import hashlib
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from graph.server import install as installing
from graph.server.artifacts import Artifact
from graph.server.errors import InstallError
from graph.server.install import install
from graph.server.releases import LTS

CONTENT = b"a jar"
JAR = Artifact("org.example:thing:1.2", hashlib.sha256(CONTENT).hexdigest(), len(CONTENT))


class Quiet(SimpleHTTPRequestHandler):
    """A repository that keeps what it is asked for to itself."""

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The folder of the user's own Maven repository on the network, the only one that is asked."""
    folder = tmp_path / "repository"
    folder.mkdir()
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    monkeypatch.setattr(installing, "pinned", lambda _release: (JAR,))
    address = f"http://127.0.0.1:{server.server_port}"
    monkeypatch.setattr(installing, "_repositories", lambda: [address])
    monkeypatch.setenv("M2_REPO", str(tmp_path / "none"))
    yield folder
    server.shutdown()
    server.server_close()


def _put(repository: Path, content: bytes) -> None:
    file = repository / JAR.path
    file.parent.mkdir(parents=True)
    file.write_bytes(content)


def test_fetches_what_is_missing(repository: Path, tmp_path: Path) -> None:
    _put(repository, CONTENT)
    told: list[tuple[int, int]] = []
    install(LTS, tmp_path / "lib", lambda done, total: told.append((done, total)))
    assert (tmp_path / "lib" / "thing-1.2.jar").read_bytes() == CONTENT
    assert told == [(5, 5)]


def test_fetches_nothing_twice(repository: Path, tmp_path: Path) -> None:
    _put(repository, CONTENT)
    install(LTS, tmp_path / "lib")
    (repository / JAR.path).unlink()
    install(LTS, tmp_path / "lib")


def test_refuses_another_file_of_the_same_size(repository: Path, tmp_path: Path) -> None:
    _put(repository, b"a bar")
    with pytest.raises(InstallError, match="sha256 is not the pinned one"):
        install(LTS, tmp_path / "lib")
    assert list((tmp_path / "lib").iterdir()) == []


@pytest.mark.usefixtures("repository")
def test_says_which_jar_cannot_be_fetched(tmp_path: Path) -> None:
    with pytest.raises(InstallError, match=r"org\.example:thing:1\.2 could not be fetched: 404"):
        install(LTS, tmp_path / "lib")


@pytest.mark.usefixtures("repository")
@pytest.mark.parametrize(
    ("content", "used"), [(CONTENT, True), (b"a bar", False)], ids=["same", "altered"]
)
def test_takes_only_an_unaltered_local_copy(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, content: bytes, *, used: bool
) -> None:
    local = tmp_path / "m2"
    _put(local, content)
    monkeypatch.setenv("M2_REPO", str(local))
    if used:
        install(LTS, tmp_path / "lib")
    else:
        with pytest.raises(InstallError):
            install(LTS, tmp_path / "lib")
