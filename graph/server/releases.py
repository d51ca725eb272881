"""Which releases of Neo4j can the managed server be, and which one is wanted?"""

import os
from dataclasses import dataclass

from graph.server.errors import InstallError

WANTED = "RECOUPE_NEO4J"


@dataclass(frozen=True)
class Release:
    """A line of Neo4j's releases and the one of them that is pinned; `main` is the class that starts it."""

    line: str
    version: str
    main: str

    @property
    def lock(self) -> str:
        """Return the name of the file that pins its jars."""
        return f"neo4j-{self.version}.lock"

    @property
    def folder(self) -> str:
        """Return the name of the folder of its data: Neo4j never opens the data of a newer one."""
        return "neo4j" if self.line == "lts" else f"neo4j-{self.line}"


LTS = Release("lts", "5.26.12", "org.neo4j.server.CommunityEntryPoint")
CALENDAR = Release("calendar", "2026.08.1", "org.neo4j.server.Neo4jCommunity")
RELEASES = {release.line: release for release in (LTS, CALENDAR)}


def wanted() -> Release:
    """Return the release that RECOUPE_NEO4J names; the one with long-term support where it names none.

    Raises:
        InstallError: it names a line of releases that recoupe does not know.
    """
    line = os.environ.get(WANTED) or LTS.line
    if line not in RELEASES:
        raise InstallError(f"{WANTED}={line}: known are {' and '.join(RELEASES)}.")
    return RELEASES[line]
