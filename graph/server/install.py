"""How do Neo4j's jars reach this machine, each one checked before it is used?"""

import os
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import platformdirs
import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry

from graph.server.artifacts import Artifact, pinned
from graph.server.errors import InstallError
from graph.server.releases import Release

THREADS = 8
TIMEOUT_SECONDS = 60

Progress = Callable[[int, int], None]
"""Told the bytes that are there, and the bytes of all jars."""


def library(release: Release) -> Path:
    """Return the folder of the jars: one for all servers of this user, it can be fetched again."""
    return platformdirs.user_cache_path("recoupe") / f"neo4j-{release.version}"


def missing(release: Release, folder: Path) -> list[Artifact]:
    """Return the pinned jars that `folder` lacks."""
    return [
        artifact for artifact in pinned(release) if not artifact.is_at(folder / artifact.filename)
    ]


def install(
    release: Release, folder: Path, progress: Progress = lambda _done, _total: None
) -> None:
    """Fetch the jars that `folder` lacks.

    Raises:
        InstallError: a jar cannot be fetched, or is not the one that was pinned.
    """
    wanted = missing(release, folder)
    total = sum(artifact.size for artifact in pinned(release))
    done = total - sum(artifact.size for artifact in wanted)
    folder.mkdir(parents=True, exist_ok=True)
    for artifact in _fetched(wanted, folder):
        done += artifact.size
        progress(done, total)


def _fetched(wanted: Iterable[Artifact], folder: Path) -> Iterable[Artifact]:
    """Fetch in parallel; yield each artifact once it is in place."""
    with _session() as session, ThreadPoolExecutor(THREADS) as pool:
        jobs = {pool.submit(_fetch, artifact, folder, session): artifact for artifact in wanted}
        try:
            for job in as_completed(jobs):
                job.result()
                yield jobs[job]
        except BaseException:
            pool.shutdown(cancel_futures=True)
            raise


def _fetch(artifact: Artifact, folder: Path, session: requests.Session) -> None:
    """Put one verified jar into `folder`, whole or not at all."""
    content = _local_copy(artifact) or _download(artifact, session)
    with tempfile.NamedTemporaryFile(dir=folder, prefix=".", delete=False) as part:
        part.write(content)
    Path(part.name).replace(folder / artifact.filename)


def _local_copy(artifact: Artifact) -> bytes | None:
    """Return the jar from the user's own Maven repository, if it is there and unaltered."""
    default = Path.home() / ".m2" / "repository"
    file = Path(os.environ.get("M2_REPO", default)) / artifact.path
    content = file.read_bytes() if artifact.is_at(file) else b""
    return content if artifact.matches(content) else None


def _download(artifact: Artifact, session: requests.Session) -> bytes:
    failures = []
    for repository in _repositories():
        try:
            answer = session.get(f"{repository}/{artifact.path}", timeout=TIMEOUT_SECONDS)
            answer.raise_for_status()
        except requests.RequestException as error:
            failures.append(str(error))
            continue
        if artifact.matches(answer.content):
            return answer.content
        failures.append(f"{repository} gave another file: its sha256 is not the pinned one")
    raise InstallError(f"{artifact.coordinate} could not be fetched: {'; '.join(failures)}")


def _repositories() -> list[str]:
    """Return the Maven repositories to ask: the user's own (jgo's settings file), then the public one."""
    from jgo.config import GlobalSettings  # noqa: PLC0415 - slow, and needed once in a machine's life
    from jgo.constants import MAVEN_CENTRAL_URL  # noqa: PLC0415

    own = [address.rstrip("/") for address in GlobalSettings.load().repositories.values()]
    return [*own, MAVEN_CENTRAL_URL]


def _session() -> requests.Session:
    session = requests.Session()
    retry = Retry(total=4, backoff_factor=0.5, status_forcelist=[429, 500, 502, 503, 504])
    for scheme in ("https://", "http://"):
        session.mount(scheme, HTTPAdapter(pool_maxsize=THREADS, max_retries=retry))
    return session
