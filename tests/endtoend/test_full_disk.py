"""Does a rerun finish the job once there is room again, when Neo4j's disk was full?"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph import adoption, loader
from graph.dump import dump
from graph.server.home import Home
from tests.endtoend.servers import Server, assert_all_are_whole, empty, finish
from tests.graph.articles import article

DISK_MEGABYTES = 300
ROOM_BYTES = 1_500_000
ARTICLES = [
    article(f"a{number}", *["country:RU ATTACKS country:UA, actual"] * 250) for number in range(12)
]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small file system of its own, in memory."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={DISK_MEGABYTES}m", "tmpfs", str(disk)]
    try:
        done = subprocess.run(mount, check=False, capture_output=True, text=True)
    except OSError as error:
        pytest.skip(f"left out: no disk that fills up can be mounted here: {error}")
    if done.returncode != 0:
        pytest.skip(f"left out: no disk that fills up can be mounted here: {done.stderr.strip()}")
    yield disk
    subprocess.run(["umount", "--lazy", str(disk)], check=True)


@pytest.fixture
def server(disk: Path) -> Iterator[Server]:
    """A Neo4j on that file system."""
    server = Server(Home(disk / "neo4j"))
    yield server
    server.kill()  # while its disk is full it would not stop


def fill_up(disk: Path) -> Path:
    """Leave little room on the file system; return what takes the rest."""
    ballast, usage = disk / "ballast", os.statvfs(disk)
    with ballast.open("wb") as out:
        os.posix_fallocate(out.fileno(), 0, usage.f_bavail * usage.f_frsize - ROOM_BYTES)
    return ballast


def test_a_full_disk_costs_nothing_but_a_rerun(server: Server, disk: Path, tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text("\n".join(graph.model_dump_json() for graph in ARTICLES), encoding="utf-8")
    ballast = fill_up(disk)
    importer = server.importer(file)
    told = importer.communicate(timeout=300)
    assert (importer.returncode, told[0]) == (1, "")
    assert told[1].startswith("Error: Neo4j at bolt://127.0.0.1:")
    assert "where its disk is full, make room" in told[1]
    assert told[1].count("\n") == 1
    ballast.unlink()
    server.kill()
    server.start()
    with server.session() as session:
        assert_all_are_whole(session, ARTICLES)
        finish(server, file)
        found = list(dump(session))
        empty(session)
        adoption.prepare(session)
        loader.load(session, ARTICLES)
        assert list(dump(session)) == found
