"""Does the managed server live on after its command, alone on its data, on loopback, with its password hidden?"""

import os
import signal
import socket
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from neo4j import GraphDatabase
from neo4j.exceptions import AuthError

from graph.server import process
from graph.server.configuration import page_cache
from graph.server.errors import ServerError
from graph.server.home import Home
from graph.server.releases import wanted

COMMAND = (sys.executable, "-c", "from cli.main import main; main()", "server")


def recoupe(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"RECOUPE_HOME": str(root)}
    return subprocess.run(
        [*COMMAND, *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=400,
    )


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The RECOUPE_HOME of a server that a command has started, and that outlived the command."""
    folder = tmp_path_factory.mktemp("home")
    started = recoupe(folder, "start", "--bolt-port", "0", "--http-port", "0")
    assert started.returncode == 0, started.stderr
    yield folder
    process.stop(Home(folder / wanted().folder))


@pytest.fixture
def home(root: Path) -> Home:
    return Home(root / wanted().folder)


def test_status_shows_address_and_login(root: Path, home: Home) -> None:
    told = recoupe(root, "status")
    server = process.running(home)
    assert server is not None
    assert told.returncode == 0
    assert server.uri in told.stdout
    assert f"neo4j / {home.password()}" in told.stdout


def test_second_start_finds_the_first(root: Path, home: Home) -> None:
    before = process.running(home)
    again = recoupe(root, "start")
    assert "runs already" in again.stderr
    assert process.running(home) == before


def test_wipe_is_refused_while_it_runs(root: Path) -> None:
    refused = recoupe(root, "wipe", "--yes")
    assert refused.returncode == 1
    assert refused.stderr == (
        "Error: Neo4j is running on this data: `recoupe server stop` first.\n"
    )


def test_only_the_user_reads_the_password(home: Home) -> None:
    assert stat.S_IMODE(home.password_file.stat().st_mode) == 0o600


def test_a_wrong_password_is_refused(home: Home) -> None:
    server = process.running(home)
    assert server is not None
    with (
        GraphDatabase.driver(server.uri, auth=("neo4j", "neo4j")) as driver,
        pytest.raises(AuthError),
    ):
        driver.verify_connectivity()


def test_it_has_the_page_cache_that_its_configuration_says(home: Home) -> None:
    server = process.running(home)
    assert server is not None
    with GraphDatabase.driver(server.uri, auth=("neo4j", home.password())) as driver:
        rows = driver.execute_query("SHOW SETTINGS 'server.memory.pagecache.size' YIELD value")
    shown = rows.records[0]["value"]  # such as 1.50GiB
    megabytes = float(shown[:-3]) * {"MiB": 1, "GiB": 1_024}[shown[-3:]]
    assert megabytes == pytest.approx(page_cache(), rel=0.01)


@pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")
def test_password_is_not_in_the_list_of_processes(home: Home) -> None:
    server = process.running(home)
    assert server is not None
    words = Path(f"/proc/{server.pid}/cmdline").read_text()
    assert (home.password() or "") not in words
    assert [
        file for file in home.root.glob("*.args") if (home.password() or "") in file.read_text()
    ] == []


def test_listens_on_loopback_only(home: Home) -> None:
    server = process.running(home)
    assert server is not None
    with socket.socket() as elsewhere:  # bind succeeds unless the server listens on all addresses
        elsewhere.bind(("127.0.0.2", server.bolt_port))


def test_wanted_port_that_is_taken(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(ServerError, match=f"Port {port} on 127.0.0.1 is taken"):
            process.start(Home(tmp_path), bolt_port=port, http_port=0)


def test_nothing_was_ever_started(tmp_path: Path) -> None:
    assert process.running(Home(tmp_path)) is None
    assert process.stop(Home(tmp_path)) is False


def test_killed_server_leaves_a_stale_pid_that_deceives_nobody(root: Path, home: Home) -> None:
    """The last test: the server of all the others ends here, and starting one takes long."""
    server = process.running(home)
    assert server is not None
    os.kill(server.pid, signal.SIGKILL)
    while process.running(home):
        time.sleep(0.05)
    assert "has ended without `recoupe server stop`" in recoupe(root, "status").stdout
    assert recoupe(root, "stop").stderr == "Neo4j was not running.\n"
    assert recoupe(root, "wipe", "--yes").returncode == 0
    assert not home.root.exists()
