"""Is recoupe's image small, healthy and harmless, and does it say what it is made of?"""

import json
import os
import time
import tomllib

import pytest

from tests.containers.stack import ROOT, done, run

BOX = ("docker", "run", "--rm", "--read-only", "--tmpfs", "/tmp", "--network", "none")
MEGABYTE = 1_000_000


def inspected(name: str) -> dict[str, object]:
    (found,) = json.loads(done("docker", "image", "inspect", name))
    return dict(found)


def test_extracts_without_network_and_without_writing(image: str) -> None:
    mounted = f"{ROOT / 'examples'}:/articles:ro"
    records = done(*BOX, "--volume", mounted, image, "extract", "/articles").splitlines()
    assert len(records) == len(list((ROOT / "examples").glob("*.txt")))
    assert all(json.loads(record)["claims"] for record in records)


def test_user_has_no_rights(image: str) -> None:
    assert done(*BOX, "--entrypoint", "id", image, "-u").strip() == "10001"


def test_version_label_is_that_of_the_project(image: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    labels = inspected(image)["Config"]["Labels"]  # type: ignore[index]
    assert labels["org.opencontainers.image.version"] == project["version"]
    assert done(*BOX, image, "--version").split()[-1] == project["version"]


@pytest.mark.parametrize("tool", ["gcc", "cc", "make", "pip", "pip3", "git", "java"])
def test_no_build_tool_is_inside(image: str, tool: str) -> None:
    assert run(*BOX, "--entrypoint", "sh", image, "-c", f"command -v {tool}").returncode != 0


def test_sbom_lists_every_package(image: str) -> None:
    sbom = json.loads(done(*BOX, "--entrypoint", "cat", image, "/opt/recoupe/sbom.json"))
    listed = {(part["name"], part["version"]) for part in sbom["components"]}
    code = "from importlib.metadata import distributions as d; print(*(f'{p.name}={p.version}' for p in d()))"
    present = done(*BOX, "--entrypoint", "python", image, "-c", code).split()
    assert listed == {tuple(package.split("=")) for package in present}
    assert {"recoupe", "fr_core_news_md", "spacy"} <= {name.replace("-", "_") for name, _ in listed}
    assert all(part["purl"].startswith("pkg:pypi/") for part in sbom["components"])


def test_says_that_it_has_no_server_of_its_own(image: str) -> None:
    refused = run(*BOX, image, "server", "start")
    assert refused.returncode == 1
    assert len(refused.stderr.splitlines()) == 1
    assert "NEO4J_URI" in refused.stderr


def test_adds_little_to_its_base(image: str) -> None:
    base = inspected(os.environ.get("PYTHON_IMAGE", "python:3.11-slim"))
    added = int(str(inspected(image)["Size"])) - int(str(base["Size"]))
    assert added < 450 * MEGABYTE


def test_nothing_of_the_building_machine_is_recorded(image: str) -> None:
    told = done("docker", "history", "--no-trunc", image) + done(
        "docker", "image", "inspect", image
    )
    secrets = [
        os.environ.get(name) for name in ("PIP_INDEX_URL", "PIP_EXTRA_INDEX_URL", "PIP_CERT")
    ]
    assert [secret for secret in secrets if secret and secret in told] == []
    assert "NEO4J_PASSWORD" not in told


def test_becomes_healthy(image: str) -> None:
    options = ["--detach", "--health-interval", "1s", "--entrypoint", "sleep"]
    container = done(*BOX, *options, image, "600").strip()
    try:
        state = "starting"
        while state == "starting":
            time.sleep(0.5)
            state = done(
                "docker", "inspect", "--format", "{{.State.Health.Status}}", container
            ).strip()
    finally:
        done("docker", "kill", container)
    assert state == "healthy"
