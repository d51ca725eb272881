"""Which Neo4j does the managed server become?"""

from pathlib import Path

import pytest

from graph.server.errors import InstallError
from graph.server.home import Home
from graph.server.releases import CALENDAR, LTS, WANTED, wanted


@pytest.mark.parametrize(
    ("named", "release"), [(None, LTS), ("", LTS), ("lts", LTS), ("calendar", CALENDAR)]
)
def test_release_that_is_wanted(
    monkeypatch: pytest.MonkeyPatch, named: str | None, release: object
) -> None:
    monkeypatch.delenv(WANTED, raising=False)
    if named is not None:
        monkeypatch.setenv(WANTED, named)
    assert wanted() == release


def test_unknown_release_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(WANTED, "4.4")
    with pytest.raises(InstallError, match=r"RECOUPE_NEO4J=4\.4: known are lts and calendar"):
        wanted()


def test_releases_do_not_share_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("RECOUPE_HOME", str(tmp_path))
    roots = []
    for line in ("lts", "calendar"):
        monkeypatch.setenv(WANTED, line)
        roots.append(Home.of_user().root)
    assert roots == [tmp_path / "neo4j", tmp_path / "neo4j-calendar"]
