"""How do the tests drive Docker: one project of docker compose, with names and ports of its own?"""

import os
import re
import socket
import subprocess
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

ROOT = Path(__file__).parents[2]
PASSWORD = "only-for-the-tests"
PATIENCE_SECONDS = 400


def free_port() -> str:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return str(probe.getsockname()[1])


def run(
    *command: str, environment: dict[str, str] | None = None, **more: object
) -> subprocess.CompletedProcess[str]:
    """Run a command to its end and return what came of it."""
    settings = {"capture_output": True, "text": True, "timeout": PATIENCE_SECONDS, **more}
    return subprocess.run(command, env=environment or dict(os.environ), check=False, **settings)  # type: ignore[call-overload, no-any-return]


def done(*command: str, environment: dict[str, str] | None = None, **more: object) -> str:
    """Run a command that must succeed and return what it printed."""
    result = run(*command, environment=environment, **more)
    assert result.returncode == 0, f"{' '.join(command)}\n{result.stdout}\n{result.stderr}"
    return result.stdout


@dataclass
class Stack:
    """The project's compose file, brought up under a name and on ports of its own."""

    articles: Path
    files: tuple[str, ...] = ("docker-compose.yml",)
    settings: dict[str, str] = field(default_factory=lambda: {"NEO4J_PASSWORD": PASSWORD})
    name: str = field(default_factory=lambda: f"recoupe-test-{uuid4().hex[:8]}")
    bolt_port: str = field(default_factory=free_port)
    http_port: str = field(default_factory=free_port)

    @property
    def environment(self) -> dict[str, str]:
        """Return the environment for docker compose: that of the tests, and nothing of the user's `.env`."""
        chosen = {
            "COMPOSE_PROJECT_NAME": self.name,
            "COMPOSE_FILE": ":".join(str(ROOT / file) for file in self.files),
            "COMPOSE_ENV_FILES": os.devnull,
            "NEO4J_BOLT_PORT": self.bolt_port,
            "NEO4J_HTTP_PORT": self.http_port,
            "RECOUPE_ARTICLES": str(self.articles),
        }
        return {**os.environ, **chosen, **self.settings}

    @property
    def uri(self) -> str:
        """Return the address of its Neo4j."""
        return f"bolt://127.0.0.1:{self.bolt_port}"

    @property
    def container(self) -> str:
        """Return the id of Neo4j's container, running or not."""
        return self.compose("ps", "--all", "--quiet", "neo4j").strip()

    def compose(self, *words: str) -> str:
        """Run a command of docker compose that must succeed."""
        return done("docker", "compose", *words, environment=self.environment)

    def up(self) -> None:
        """Start Neo4j and wait until it is healthy."""
        self.compose("up", "--detach", "--wait")

    def recoupe(self, *words: str, **changed: str) -> subprocess.CompletedProcess[str]:
        """Run recoupe's image in the project; `changed` are variables of its environment."""
        options = [word for pair in changed.items() for word in ("--env", "=".join(pair))]
        command = ["docker", "compose", "run", "--rm", "-T", *options, "recoupe", *words]
        return run(*command, environment=self.environment)

    def graph(self) -> str:
        """Return the whole graph; equal graphs, equal text."""
        dumped = self.recoupe("dump")
        assert dumped.returncode == 0, dumped.stderr
        return dumped.stdout

    def follow(self, heading: str, folder: Path) -> None:
        """Run the commands that docs/containers.md gives under a heading, in `folder`."""
        text = (ROOT / "docs" / "containers.md").read_text(encoding="utf-8")
        block = re.search(rf"^## {heading}\n.*?^```sh\n(.*?)^```", text, re.DOTALL | re.MULTILINE)
        assert block, heading
        done("bash", "-euo", "pipefail", "-c", block[1], environment=self.environment, cwd=folder)

    def remove(self) -> None:
        """Remove containers, networks and volumes of the project."""
        self.compose("--profile", "app", "down", "--volumes", "--remove-orphans", "--timeout", "5")
