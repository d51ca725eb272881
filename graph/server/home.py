"""Where does the managed server keep its data, its password and what is known of its process?"""

import json
import os
import secrets
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import platformdirs

from graph.server.releases import Release, wanted

USERNAME = "neo4j"
PRIVATE = 0o600


@dataclass(frozen=True)
class Running:
    """A started server: its process and its ports on 127.0.0.1."""

    pid: int
    bolt_port: int
    http_port: int

    @property
    def uri(self) -> str:
        """Return the address for drivers."""
        return f"bolt://127.0.0.1:{self.bolt_port}"

    @property
    def browser(self) -> str:
        """Return the address of Neo4j Browser."""
        return f"http://127.0.0.1:{self.http_port}/browser/"


@dataclass(frozen=True)
class Home:
    """The folder of one managed server of one release; everything it writes is below `root`."""

    root: Path
    release: Release = field(default_factory=wanted)

    @classmethod
    def of_user(cls) -> "Home":
        """Return the user's own: below RECOUPE_HOME if that is set, else below the user's data directory."""
        chosen, release = os.environ.get("RECOUPE_HOME"), wanted()
        data = Path(chosen) if chosen else platformdirs.user_data_path("recoupe")
        return cls(data / release.folder, release)

    @cached_property
    def configuration(self) -> Path:
        """Return the folder of `neo4j.conf`."""
        return self.root / "conf"

    @cached_property
    def password_file(self) -> Path:
        """Return the file with the password; only the user can read it."""
        return self.root / "password"

    @cached_property
    def lock_file(self) -> Path:
        """Return the file that the server's process keeps locked as long as it lives."""
        return self.root / "lock"

    @cached_property
    def incoming(self) -> Path:
        """Return the folder of databases that take the place of the server's own when it starts."""
        return self.root / "incoming"

    @cached_property
    def log(self) -> Path:
        """Return the file with what the server says."""
        return self.root / "logs" / "console.log"

    def password(self) -> str | None:
        """Return the password, None where no server was ever started."""
        file = self.password_file
        return file.read_text(encoding="ascii").strip() if file.exists() else None

    def new_password(self) -> str:
        """Return a random password; `keep_password` stores it once the server has taken it."""
        return secrets.token_hex(16)

    def keep_password(self, password: str) -> None:
        """Store the password for the user's eyes only."""
        write_private(self.password_file, password + "\n")

    def keep_running(self, running: Running) -> None:
        """Remember the process that was started."""
        write_private(self._state, json.dumps(vars(running)) + "\n")

    def last_running(self) -> Running | None:
        """Return the process that was started last; it may have ended since."""
        if not self._state.exists():
            return None
        return Running(**json.loads(self._state.read_text(encoding="ascii")))

    def forget_running(self) -> None:
        """Forget the process, once it has ended."""
        self._state.unlink(missing_ok=True)

    @cached_property
    def _state(self) -> Path:
        return self.root / "running.json"


def write_private(file: Path, text: str) -> None:
    """Write a file that only the user can read, whole or not at all."""
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    part = file.with_name(f".{file.name}.{os.getpid()}")
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, PRIVATE), "w") as out:
        out.write(text)
    part.replace(file)
