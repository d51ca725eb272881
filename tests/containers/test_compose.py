"""Does docker-compose.yml keep what docs/containers.md promises?"""

import json
import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.containers.stack import ROOT, Stack, done, run

EXAMPLES = len(list((ROOT / "examples").glob("*.txt")))


def test_nothing_starts_without_a_password(new_stack: Callable[..., Stack]) -> None:
    refused = run(
        "docker", "compose", "up", "-d", environment=new_stack().environment | {"NEO4J_PASSWORD": ""}
    )  # fmt: skip
    assert refused.returncode != 0
    assert "set NEO4J_PASSWORD in the environment or in .env" in refused.stderr


def test_image_is_pinned_by_a_variable(new_stack: Callable[..., Stack]) -> None:
    pinned = f"neo4j@sha256:{'0' * 64}"
    told = done(
        "docker", "compose", "config", "--images", environment=new_stack().environment | {"NEO4J_IMAGE": pinned}
    )  # fmt: skip
    assert told.split() == [pinned]


def test_import_again_finds_everything_there(stack: Stack) -> None:
    again = stack.recoupe("import", "/articles", "--json")
    counts = json.loads(again.stdout)
    assert (again.returncode, counts["new"], counts["unchanged"]) == (0, 0, EXAMPLES)


def test_articles_are_mounted_read_only(stack: Stack) -> None:
    mounts = json.loads(stack.compose("--profile", "app", "config", "--format", "json"))
    (mount,) = mounts["services"]["recoupe"]["volumes"]
    assert (mount["target"], mount["read_only"]) == ("/articles", True)


def test_browser_answers(stack: Stack) -> None:
    with urllib.request.urlopen(f"http://127.0.0.1:{stack.http_port}/browser/") as page:
        assert b"Neo4j Browser" in page.read()


def test_ports_are_published_on_loopback_only(stack: Stack) -> None:
    published = json.loads(
        done("docker", "inspect", "--format", "{{json .NetworkSettings.Ports}}", stack.container)
    )
    addresses = {binding["HostIp"] for bindings in published.values() for binding in bindings or ()}
    assert addresses == {"127.0.0.1"}


def test_down_and_up_keeps_the_graph(stack: Stack) -> None:
    before = stack.graph()
    stack.compose("down")
    stack.up()
    assert stack.graph() == before


def test_backup_restores_the_graph_into_a_new_volume(
    stack: Stack, tmp_path: Path, new_stack: Callable[..., Stack]
) -> None:
    stack.follow("Back up", tmp_path)
    other = new_stack()
    other.follow("Restore", tmp_path)
    assert other.graph() == stack.graph()


@pytest.fixture
def secret(tmp_path: Path) -> Path:
    """The file of a login, in a folder that only the tests' user may enter."""
    file = tmp_path / "neo4j_auth"
    file.write_text("neo4j/kept-in-a-file\n")
    return file


def test_password_from_a_file_is_in_no_environment(
    new_stack: Callable[..., Stack], secret: Path
) -> None:
    settings = {"NEO4J_PASSWORD": "unused", "NEO4J_AUTH_FILE": str(secret)}
    stack = new_stack("docker-compose.secrets.yml", settings=settings)
    imported = stack.recoupe("import", "/articles", "--json")
    assert json.loads(imported.stdout)["new"] == EXAMPLES
    shown = done("docker", "inspect", stack.container)
    assert "kept-in-a-file" not in shown
