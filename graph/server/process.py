"""Is the managed server running, and how is it started and stopped?

The server's process inherits the locked lock file, so the lock lasts exactly as long as the process: a pid that
is left over, or has gone to another program since, deceives nobody.
"""

import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from typing import IO

from graph.server import configuration
from graph.server.errors import ServerError
from graph.server.home import USERNAME, Home, Running
from graph.server.install import Progress, install, library
from graph.server.java import Program, administer, java

START_SECONDS = 300
STOP_SECONDS = 120
HEAP = "1g"


def running(home: Home) -> Running | None:
    """Return the server that runs on the data of `home`, None where none does."""
    if not home.lock_file.exists():
        return None
    with home.lock_file.open("a") as lock:
        return None if _lock(lock) else home.last_running()


def start(
    home: Home,
    *,
    bolt_port: int | None = None,
    http_port: int | None = None,
    progress: Progress = lambda _done, _total: None,
) -> Running:
    """Start the server, installing it first where needed; return the one that runs already, if any.

    A port of None is the usual one, or any other where that is taken; 0 is any free port.

    Raises:
        ServerError: a wanted port is taken, or the server does not come up.
        InstallError: a part of Neo4j could not be fetched, or there is no Java to run it.
    """
    java()
    install(home.release, library(home.release), progress)
    with _exclusive(home) as lock:
        if lock is None:
            return _awaited_from_other(home)
        _receive(home)
        ports = _ports(home, bolt_port, http_port)
        configuration.write(home, bolt_port=ports[0], http_port=ports[1])
        _set_password(home)
        server = _spawn(home, lock, ports)
        _await_bolt(home, server)
        return server


def stop(home: Home, *, at_once: bool = False) -> bool:
    """Stop the server and wait for its end; return whether there was one.

    Stopped `at_once`, it does not wait for open transactions: they are undone when it starts again.

    Raises:
        ServerError: it does not end.
    """
    server = running(home)
    if server is None:
        home.forget_running()
        return False
    os.kill(server.pid, signal.SIGKILL if at_once else signal.SIGTERM)
    _wait(
        lambda: running(home) is None,
        STOP_SECONDS,
        f"Neo4j (process {server.pid}) does not stop yet: where the disk of {home.root} is full, make room.",
    )
    home.forget_running()
    return True


def wipe(home: Home) -> None:
    """Delete the server's data, configuration and password.

    Raises:
        ServerError: the server is running.
    """
    if running(home):
        raise ServerError("Neo4j is running on this data: `recoupe server stop` first.")
    shutil.rmtree(home.root, ignore_errors=True)


@contextlib.contextmanager
def _exclusive(home: Home) -> Iterator[IO[str] | None]:
    """Hold the right to start a server on this data; None where somebody else has it."""
    home.root.mkdir(parents=True, exist_ok=True, mode=0o700)
    with home.lock_file.open("a") as lock:
        yield lock if _lock(lock) else None


def _lock(lock: IO[str]) -> bool:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _receive(home: Home) -> None:
    """Put what is incoming in the place of the server's own; who is killed meanwhile begins again."""
    for new in sorted(home.incoming.glob("*/*/")):
        place = home.root / "data" / new.relative_to(home.incoming)
        shutil.rmtree(place, ignore_errors=True)
        new.rename(place)
    shutil.rmtree(home.incoming, ignore_errors=True)


def _ports(home: Home, bolt_port: int | None, http_port: int | None) -> tuple[int, int]:
    """Return Bolt's and HTTP's port: the wanted ones, else those of the last time if they are free."""
    last = home.last_running()
    usual = (
        (last.bolt_port, last.http_port)
        if last
        else (configuration.BOLT_PORT, configuration.HTTP_PORT)
    )
    return configuration.port(bolt_port, usual[0]), configuration.port(http_port, usual[1])


def _set_password(home: Home) -> None:
    """Give a new server a random password."""
    if home.password() is not None:
        return
    password = home.new_password()
    done = administer(library(home.release), home, ["dbms", "set-initial-password", password])
    if done.returncode != 0:
        raise ServerError(f"Neo4j did not take its first password: {_last_line(done.stderr)}")
    home.keep_password(password)


def _spawn(home: Home, lock: IO[str], ports: tuple[int, int]) -> Running:
    """Start the process in a session of its own, holding the lock."""
    home.log.parent.mkdir(parents=True, exist_ok=True)
    program = Program(home.release.main, library(home.release), home)
    words = [f"--home-dir={home.root}", f"--config-dir={home.configuration}", "--console-mode"]
    file = home.root / "server.args"
    file.write_text(program.arguments(words, HEAP), encoding="utf-8")
    with home.log.open("w") as log:
        process = subprocess.Popen(
            [java(), f"@{file}"],
            env=program.environment,
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            pass_fds=[lock.fileno()],
            cwd=home.root,
        )
    server = Running(process.pid, *ports)
    home.keep_running(server)
    process.returncode = 0  # it outlives us: nobody is to wait for it
    return server


def _await_bolt(home: Home, server: Running) -> None:
    """Wait until the server answers with our password."""
    _wait(
        lambda: _answers(home, server) or _ended(home, server),
        START_SECONDS,
        f"Neo4j did not answer within {START_SECONDS} s: see {home.log}.",
    )


def _awaited_from_other(home: Home) -> Running:
    """Return the server that runs already, or that another command is starting right now."""
    deadline = time.monotonic() + START_SECONDS
    while time.monotonic() < deadline:
        server = home.last_running()
        if server and _answers(home, server):
            return server
        time.sleep(0.2)
    raise ServerError(
        f"Another process holds {home.lock_file}, yet no server answers: see {home.log}."
    )


def _ended(home: Home, server: Running) -> bool:
    """Raise if the process has ended instead of starting."""
    with contextlib.suppress(ChildProcessError):
        ended, _status = os.waitpid(server.pid, os.WNOHANG)
        if ended:
            home.forget_running()
            raise ServerError(f"Neo4j ended while starting: {_last_line(home.log.read_text())}")
    return False


def _answers(home: Home, server: Running) -> bool:
    from neo4j import GraphDatabase  # noqa: PLC0415 - 0.4 s
    from neo4j.exceptions import DriverError, Neo4jError  # noqa: PLC0415

    password = home.password()
    if password is None or configuration.is_free(server.bolt_port):
        return False
    try:
        with GraphDatabase.driver(server.uri, auth=(USERNAME, password)) as driver:
            driver.execute_query("RETURN 1", database_="neo4j")
    except (DriverError, Neo4jError):
        return False
    return True


def _wait(condition: Callable[[], bool], seconds: float, failure: str) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            raise ServerError(failure)
        time.sleep(0.1)


def _last_line(text: str) -> str:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    return lines[-1] if lines else "it said nothing"
