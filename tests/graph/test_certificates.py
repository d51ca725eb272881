"""Is a Neo4j whose certificate does not verify refused, in one line that says what to do?"""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from graph.server import configuration
from graph.server.home import Home
from graph.server.install import install, library
from graph.server.java import Program, java

STATUS = "from cli.main import main; main(['status', '--json'])"


@dataclass(frozen=True)
class Secured:
    """A Neo4j that speaks Bolt over TLS on a port of 127.0.0.1, and the certificate that it shows."""

    port: int
    certificate: Path

    def status(self, scheme: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `recoupe status` against it."""
        address = {"NEO4J_URI": f"{scheme}://127.0.0.1:{self.port}", "NEO4J_PASSWORD": "geheim"}
        return subprocess.run(
            [sys.executable, "-c", STATUS],
            env={**os.environ, **address, **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Secured]:
    """A Neo4j with a certificate that nobody but itself has signed."""
    home = Home(tmp_path_factory.mktemp("secured"))
    install(home.release, library(home.release))
    port = configuration.any_free()
    configuration.write(home, bolt_port=port, http_port=configuration.any_free())
    certificate = _certify(home.root / "certificates" / "bolt")
    with (home.configuration / "neo4j.conf").open("a", encoding="utf-8") as file:
        file.write(
            "dbms.security.auth_enabled=false\n"
            "server.bolt.tls_level=REQUIRED\n"
            "dbms.ssl.policy.bolt.enabled=true\n"
        )
    program = Program(home.release.main, library(home.release), home)
    words = [f"--home-dir={home.root}", f"--config-dir={home.configuration}", "--console-mode"]
    arguments = home.root / "server.args"
    arguments.write_text(program.arguments(words, "512m"), encoding="utf-8")
    command = [java(), f"@{arguments}"]
    with (
        (home.root / "log").open("w") as log,
        subprocess.Popen(
            command, env=program.environment, stdout=log, stderr=log, cwd=home.root
        ) as process,
    ):
        while configuration.is_free(port):
            assert process.poll() is None, (home.root / "log").read_text()
            time.sleep(0.1)
        yield Secured(port, certificate)
        process.kill()


def _certify(folder: Path) -> Path:
    """Make a key and the certificate that it signs itself, where Neo4j looks for them."""
    if not shutil.which("openssl"):
        pytest.skip("left out: without openssl there is no certificate to refuse")
    folder.mkdir(parents=True)
    certificate = folder / "public.crt"
    request = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=localhost"
    files = ["-keyout", str(folder / "private.key"), "-out", str(certificate)]
    names = ["-addext", "subjectAltName=IP:127.0.0.1"]
    command = ["openssl", *request.split(), *names, *files]
    subprocess.run(command, check=True, capture_output=True)
    return certificate


@pytest.mark.parametrize("scheme", ["bolt+s", "neo4j+s"])
def test_a_certificate_that_does_not_verify_is_an_error(secured: Secured, scheme: str) -> None:
    told = secured.status(scheme)
    assert (told.returncode, told.stdout) == (1, "")
    assert told.stderr.startswith(
        f"Error: Neo4j at {scheme}://127.0.0.1:{secured.port}: its certificate does not verify (self"
    )
    assert told.stderr.count("\n") == 1


@pytest.mark.parametrize("scheme", ["bolt+ssc", "neo4j+ssc"])
def test_no_address_asks_to_trust_any_certificate(secured: Secured, scheme: str) -> None:
    told = secured.status(scheme)
    assert (told.returncode, told.stdout) == (1, "")
    assert "would trust any certificate" in told.stderr
    assert told.stderr.count("\n") == 1


def test_a_certificate_that_verifies_is_none(secured: Secured) -> None:
    told = secured.status("bolt+s", SSL_CERT_FILE=str(secured.certificate))
    assert (told.returncode, told.stderr) == (0, "")
