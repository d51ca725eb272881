"""How do rate and memory grow with the archive, and how fast are the analysts' questions on what was loaded?

    python bench/growth.py 10000 100000
    python bench/growth.py --next 40000 --servers FOLDER 100000 1000000

Each size goes into the emptied database through `recoupe load`, in a process of its own, which tells its greatest
memory. With `--next`, a managed server for each size, below FOLDER, is filled with `load --bulk` unless it is full
already, and what is timed is loading so many claims more, those that follow what it holds, after as many that do not
count: a server that has just started is slow. On the last size every query of the catalogue is asked some times; it
has to find its nodes by index.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path

import bulk
import corpus
import questions
from database import address, driver, elements, empty
from neo4j import Session

from graph.bulk.loading import fill
from graph.server import process
from graph.server.home import Home

LINE = "{:>9} {:>9} {:>9} {:>10} {:>8}"
HEAD = ("claims", "claims/s", "to first", "elements/s", "peak MB")
LOAD = """
import sys
from pathlib import Path
from cli.main import main
try:
    main(["load", *sys.argv[1:]])
finally:
    [peak] = [line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:")]
    print(peak.split()[1])
"""


def load(file: Path, login: tuple[str, str]) -> tuple[float, float]:
    """Load a file with the command; return the seconds and the megabytes that it took."""
    named = {"NEO4J_URI": login[0], "NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": login[1]}
    command = [sys.executable, "-c", LOAD, str(file)]
    start = time.perf_counter()
    done = subprocess.run(
        command, env=os.environ | named, stdout=subprocess.PIPE, text=True, check=False
    )
    seconds = time.perf_counter() - start
    if done.returncode:
        sys.exit("recoupe load failed")
    return seconds, int(done.stdout.split()[-1]) / 1024


def whole(session: Session, claims: int, folder: Path) -> tuple[float, float, float]:
    """Load an archive into the emptied graph; return claims and elements a second, and megabytes."""
    file = _written(folder / "archive.jsonl", corpus.archive(claims))
    empty(session)
    seconds, memory = load(file, address())
    return claims / seconds, elements(session) / seconds, memory


def following(
    session: Session, login: tuple[str, str], claims: int, more: int, folder: Path
) -> tuple[float, float, float]:
    """Load what follows the articles of an archive that are in the graph; return the same."""
    held = session.run("RETURN COUNT { (:Article) }").single(strict=True)[0]
    lines = islice(corpus.archive(claims, sys.maxsize), held, None)
    load(_written(folder / "cold.jsonl", _with(lines, more)), login)
    file = _written(folder / "next.jsonl", _with(lines, more))
    before, present = elements(session), _claims(session)
    seconds, memory = load(file, login)
    loaded = _claims(session) - present
    return loaded / seconds, (elements(session) - before) / seconds, memory


def _with(lines: Iterator[bytes], claims: int) -> Iterator[bytes]:
    """Yield lines until they have so many claims."""
    count = 0
    while count < claims:
        line = next(lines)
        count += line.count(b'"rule":')
        yield line


def _claims(session: Session) -> int:
    return int(session.run("RETURN COUNT { (:Claim) }").single(strict=True)[0])


def _written(file: Path, lines: Iterable[bytes]) -> Path:
    with file.open("wb") as out:
        out.writelines(line + b"\n" for line in lines)
    return file


@contextmanager
def filled(home: Home, claims: int, folder: Path) -> Iterator[Session]:
    """Yield a session on a managed server that holds an archive."""
    process.start(home, bolt_port=0, http_port=0)
    try:
        if not home.root.joinpath(f"holds-{claims}").exists():
            file = _written(folder / "archive.jsonl", corpus.archive(claims))
            with file.open("rb") as lines:
                fill(bulk.connection(home), home, [lines])
            home.root.joinpath(f"holds-{claims}").touch()
        with bulk.connection(home).session() as session:
            yield session
    finally:
        process.stop(home)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("claims", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--next", type=int, metavar="CLAIMS", help="Time only so many that follow.")
    parser.add_argument(
        "--servers", type=Path, metavar="FOLDER", help="Where the servers are kept."
    )
    given = parser.parse_args()
    first = 0.0
    print(LINE.format(*HEAD))
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for claims in given.claims:
            last = claims == given.claims[-1]
            if given.next:
                home = Home((given.servers or folder) / str(claims))
                with filled(home, claims, folder) as session:
                    found = bulk.connection(home)
                    login = (found.uri, found.password.get_secret_value())
                    figures = following(session, login, claims, given.next, folder)
                    first = _tell(claims, figures, first)
                    if last:
                        questions.ask(session)
            else:
                with driver() as opened, opened.session() as session:
                    first = _tell(claims, whole(session, claims, folder), first)
                    if last:
                        questions.ask(session)


def _tell(claims: int, figures: tuple[float, float, float], first: float) -> float:
    rate, written, memory = figures
    shown = (f"{rate:.0f}", f"{rate / (first or rate):.2f}", f"{written:.0f}", f"{memory:.0f}")
    print(LINE.format(claims, *shown), flush=True)
    return first or rate


if __name__ == "__main__":
    main()
