"""Which files make up Neo4j, and how is each recognised?"""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path

from graph.server.releases import Release


@dataclass(frozen=True)
class Artifact:
    """One jar as the lock file pins it; `size` counts bytes."""

    coordinate: str
    sha256: str
    size: int

    @property
    def filename(self) -> str:
        """Return the name of the jar in Maven's layout."""
        _, name, *_, version = self.coordinate.split(":")
        return "-".join([name, version, *filter(None, [self._classifier])]) + ".jar"

    @property
    def path(self) -> str:
        """Return the place of the jar inside a Maven repository, with slashes."""
        group, name, *_, version = self.coordinate.split(":")
        return "/".join([*group.split("."), name, version, self.filename])

    @property
    def _classifier(self) -> str:
        _, _, *middle, _ = self.coordinate.split(":")
        return middle[1] if middle else ""

    def matches(self, content: bytes) -> bool:
        """Tell whether `content` is exactly the jar that was pinned."""
        return hashlib.sha256(content).hexdigest() == self.sha256

    def is_at(self, file: Path) -> bool:
        """Tell whether `file` is that jar; only its size is read, it was verified before it was put there."""
        return file.is_file() and file.stat().st_size == self.size


@cache
def pinned(release: Release) -> tuple[Artifact, ...]:
    """Return the jars of the release's lock file, in its order."""
    lines = (files("graph.server") / release.lock).read_text(encoding="utf-8").splitlines()
    rows = [line.split() for line in lines if line and not line.startswith("#")]
    return tuple(Artifact(coordinate, sha256, int(size)) for sha256, size, coordinate in rows)
