"""Which tests need a Docker engine, and what do they share?"""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.containers.stack import ROOT, Stack

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave these tests out unless tests/containers/suite, which prepares their images, runs them."""
    if "RECOUPE_TEST_CONTAINERS" in os.environ:
        return
    left_out = pytest.mark.skip(reason="left out: needs Docker, run by `make test-containers`")
    for item in items:
        if item.path.is_relative_to(HERE):
            item.add_marker(left_out)


@pytest.fixture(scope="session")
def image() -> str:
    """The name of recoupe's image."""
    return os.environ["RECOUPE_IMAGE"]


@pytest.fixture(scope="session")
def new_stack() -> Iterator[Callable[..., Stack]]:
    """What makes a project of docker compose that is removed after the tests."""
    stacks: list[Stack] = []

    def make(*files: str, **settings: object) -> Stack:
        named = {"files": ("docker-compose.yml", *files), "articles": ROOT / "examples"}
        stacks.append(Stack(**{**named, **settings}))  # type: ignore[arg-type]
        return stacks[-1]

    yield make
    for stack in stacks:
        stack.remove()


@pytest.fixture(scope="session")
def stack(new_stack: Callable[..., Stack]) -> Stack:
    """Neo4j as docker-compose.yml has it, and the examples imported by recoupe's image, from a standing start."""
    stack = new_stack()
    imported = stack.recoupe("import", "/articles", "--json")
    assert imported.returncode == 0, imported.stderr
    return stack
