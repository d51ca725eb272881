"""How do rate and memory grow with the archive, and how fast are the analysts' questions on what was loaded?

    python bench/growth.py 100000 1000000

Each size goes into the emptied database through `recoupe load`, in a process of its own, whose greatest memory is
told. On the last one every query of the catalogue is asked some times; it has to find its nodes by index.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import corpus
import questions
from database import address, driver, elements, empty

LINE = "{:>9} {:>9} {:>9} {:>10} {:>8}"
HEAD = ("claims", "claims/s", "to first", "elements/s", "peak MB")
LOAD = "import sys; from cli.main import main; main(['load', *sys.argv[1:]])"


def load(file: Path) -> tuple[float, float]:
    """Load a file with the command; return the seconds and the megabytes that it took."""
    uri, password = address()
    login = {"NEO4J_URI": uri, "NEO4J_USERNAME": "neo4j", "NEO4J_PASSWORD": password}
    start = time.perf_counter()
    command = [sys.executable, "-c", LOAD, str(file)]
    process = subprocess.Popen(command, env=os.environ | login, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = status
    if status:
        sys.exit("recoupe load failed")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("claims", nargs="*", type=int, default=[10_000, 100_000])
    given = parser.parse_args()
    rates: list[float] = []
    print(LINE.format(*HEAD))
    with driver() as opened, tempfile.TemporaryDirectory() as folder:
        for claims in given.claims:
            file = Path(folder) / "archive.jsonl"
            with file.open("wb") as out:
                out.writelines(line + b"\n" for line in corpus.archive(claims))
            with opened.session() as session:
                empty(session)
                seconds, memory = load(file)
                rates.append(claims / seconds)
                rate = elements(session) / seconds
            shown = (
                f"{rates[-1]:.0f}",
                f"{rates[-1] / rates[0]:.2f}",
                f"{rate:.0f}",
                f"{memory:.0f}",
            )
            print(LINE.format(claims, *shown), flush=True)
        print()
        with opened.session() as session:
            questions.ask(session)


if __name__ == "__main__":
    main()
