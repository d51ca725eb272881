"""Does the lock file pin every jar, in a form Maven understands?"""

import re

import pytest

from graph.server.artifacts import Artifact, pinned
from graph.server.releases import CALENDAR, LTS, Release


@pytest.mark.parametrize(
    ("release", "count"), [(LTS, 215), (CALENDAR, 226)], ids=["lts", "calendar"]
)
def test_every_jar_has_a_sha256_a_size_and_a_name_of_its_own(release: Release, count: int) -> None:
    jars = pinned(release)
    assert len({jar.filename for jar in jars}) == len(jars) == count
    assert all(re.fullmatch(r"[0-9a-f]{64}", jar.sha256) and jar.size > 0 for jar in jars)


@pytest.mark.parametrize("release", [LTS, CALENDAR], ids=["lts", "calendar"])
def test_server_and_browser_are_pinned(release: Release) -> None:
    coordinates = {jar.coordinate for jar in pinned(release)}
    assert {
        f"org.neo4j.app:neo4j-server:{release.version}",
        "org.neo4j.client:neo4j-browser:5.24.0",
    } <= coordinates


def test_place_in_a_repository() -> None:
    jar = Artifact("org.example:thing:1.2", "", 0)
    assert jar.path == "org/example/thing/1.2/thing-1.2.jar"


def test_place_of_a_jar_with_a_classifier() -> None:
    jar = Artifact("org.example:thing:jar:linux-x86_64:1.2", "", 0)
    assert jar.path == "org/example/thing/1.2/thing-1.2-linux-x86_64.jar"
