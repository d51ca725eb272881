"""What becomes of an import when Neo4j dies, is slow, refuses or runs out of space?"""

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from neo4j import Driver, GraphDatabase, NotificationMinimumSeverity

from tests.containers.stack import PASSWORD, PATIENCE_SECONDS, ROOT, Stack, done
from tests.graph.articles import article

ARTICLES = 60
CLAIMS = 250
RECOUPE = str(ROOT / ".venv" / "bin" / "recoupe")
WHOLE = """
MATCH (a:Article) OPTIONAL MATCH (c:Claim)-[:REPORTED_IN]->(a)
WITH a, count(c) AS claims RETURN count(a) AS articles, collect(DISTINCT claims) AS sizes
"""
SMALL_VOLUME = """
services:
  neo4j:
    environment:
      NEO4J_db_tx__log_preallocate: "false"
volumes:
  graph:
    driver_opts: {type: tmpfs, device: tmpfs, o: "size=300m,mode=777"}
"""


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Articles that need several transactions."""
    file = tmp_path_factory.mktemp("records") / "records.jsonl"
    lines = ["country:RU ATTACKS country:UA, actual"] * CLAIMS
    with file.open("w", encoding="utf-8") as out:
        for number in range(ARTICLES):
            out.write(article(f"a{number:03}", *lines).model_dump_json() + "\n")
    return file


@pytest.fixture
def target(new_stack: Callable[..., Stack]) -> Iterator[Stack]:
    """An empty Neo4j."""
    stack = new_stack()
    stack.up()
    yield stack
    stack.remove()


def load(stack: Stack, records: Path) -> subprocess.Popen[str]:
    """Start loading the records from outside the containers."""
    settings = {"NEO4J_URI": stack.uri, "NEO4J_PASSWORD": PASSWORD}
    return subprocess.Popen(
        [RECOUPE, "load", str(records)],
        env=stack.environment | settings,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=records.parent,
    )


@contextmanager
def driver_of(stack: Stack) -> Iterator[Driver]:
    """Yield a driver that says nothing of labels that are not there yet."""
    quiet = NotificationMinimumSeverity.OFF
    login = ("neo4j", PASSWORD)
    with GraphDatabase.driver(stack.uri, auth=login, notifications_min_severity=quiet) as driver:
        yield driver


def counted(driver: Driver) -> tuple[int, list[int]]:
    """Return how many articles are there, and which numbers of claims they have."""
    record = driver.execute_query(WHOLE, database_="neo4j").records[0]
    return record["articles"], record["sizes"]


def graph_of(stack: Stack) -> tuple[int, list[int]]:
    """Return the same of a project's Neo4j."""
    with driver_of(stack) as driver:
        return counted(driver)


def await_first_articles(stack: Stack, importer: subprocess.Popen[str]) -> None:
    """Wait until a part of the articles is written."""
    with driver_of(stack) as driver:
        while counted(driver)[0] == 0 and importer.poll() is None:
            time.sleep(0.1)


def assert_failed_in_one_line(importer: subprocess.Popen[str], told: str) -> None:
    _, errors = importer.communicate(timeout=PATIENCE_SECONDS)
    assert importer.returncode == 1, errors
    assert len(errors.splitlines()) == 1, errors
    assert told in errors


def assert_rerun_finishes(stack: Stack, records: Path) -> None:
    again = load(stack, records)
    _, errors = again.communicate(timeout=PATIENCE_SECONDS)
    assert again.returncode == 0, errors
    assert graph_of(stack) == (ARTICLES, [CLAIMS])


def test_neo4j_killed_in_the_middle(target: Stack, records: Path) -> None:
    importer = load(target, records)
    await_first_articles(target, importer)
    done("docker", "kill", target.container)
    assert_failed_in_one_line(importer, "run the command again to finish")
    target.up()
    written, sizes = graph_of(target)
    assert 0 < written < ARTICLES
    assert sizes == [CLAIMS]
    assert_rerun_finishes(target, records)


def test_volume_full_in_the_middle(
    new_stack: Callable[..., Stack], records: Path, tmp_path: Path
) -> None:
    (tmp_path / "small.yml").write_text(SMALL_VOLUME)
    stack = new_stack(str(tmp_path / "small.yml"))
    stack.up()
    fill = "fallocate --length $(($(df --output=avail --block-size=1 /data | tail -1) - 12000000)) /data/ballast"
    done("docker", "exec", stack.container, "sh", "-c", fill)
    assert_failed_in_one_line(load(stack, records), "run the command again to finish")
    done("docker", "exec", stack.container, "rm", "/data/ballast")
    stack.compose("restart", "neo4j")
    stack.up()
    assert graph_of(stack)[0] < ARTICLES
    assert set(graph_of(stack)[1]) <= {CLAIMS}
    assert_rerun_finishes(stack, records)


def test_wrong_password(stack: Stack) -> None:
    refused = stack.recoupe("import", "/articles", NEO4J_PASSWORD="another-one")
    errors = [line for line in refused.stderr.splitlines() if line.startswith("Error")]
    assert refused.returncode == 1
    assert len(errors) == 1
    assert "refuses" in errors[0]
    assert "Traceback" not in refused.stderr


def test_neo4j_that_has_not_started_yet(new_stack: Callable[..., Stack], records: Path) -> None:
    """Outside compose, which waits for it."""
    stack = new_stack()
    stack.compose("create", "neo4j")
    assert_failed_in_one_line(load(stack, records), f"No Neo4j answers at {stack.uri}")


def test_neo4j_that_crashes_comes_back_with_its_graph(stack: Stack) -> None:
    before = graph_of(stack)
    done("docker", "exec", stack.container, "pkill", "-KILL", "java")
    while state(stack) != "1 running healthy":
        time.sleep(0.5)
    assert graph_of(stack) == before


def state(stack: Stack) -> str:
    """Return how often Docker has restarted its Neo4j, whether that runs, and how it is."""
    asked = "{{.RestartCount}} {{.State.Status}} {{.State.Health.Status}}"
    return done("docker", "inspect", "--format", asked, stack.container).strip()
