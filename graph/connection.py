"""Which Neo4j is meant, and how is it reached?

Three ways, in this order: the address that the user gives, the server of `docker compose up`, the managed local
server. What the user gives comes from options, else from the environment, else from a file `.env`.
"""

import logging
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.server import configuration, process
from graph.server.home import USERNAME, Home
from ontology.errors import RecoupeError

if TYPE_CHECKING:
    from neo4j import Driver, Session

logging.getLogger("neo4j").addHandler(
    logging.NullHandler()
)  # our one line tells what its retries do

HANDSHAKE_SECONDS = 10

#: How the codes of errors begin that tell the server's state, not a fault of ours.
_STATES = (
    "Neo.TransientError.",
    "Neo.DatabaseError.",
    "Neo.ClientError.Security.",
    "Neo.ClientError.General.",
    "Neo.ClientError.Transaction.",
    "Neo.ClientError.Database.",
)


class GraphUnreachableError(RecoupeError):
    """No Neo4j answers: start one, or mend the address that the message names."""


class GraphRefusedError(RecoupeError):
    """Neo4j answers and refuses: mend the user name, password or name of the database."""


class GraphUntrustedError(RecoupeError):
    """The server's certificate does not verify: name its authority in SSL_CERT_FILE, or mend the address."""


class GraphFailedError(RecoupeError):
    """Neo4j went away or gave up in the middle: mend the server, then run the command again."""


class Way(StrEnum):
    """How Neo4j came to be on this machine, or elsewhere."""

    ADDRESS = "address given"
    COMPOSE = "docker compose"
    MANAGED = "managed local server"


class Settings(BaseSettings):
    """What the user gives, named as Neo4j's own tools name it."""

    model_config = SettingsConfigDict(
        env_prefix="NEO4J_", env_file=".env", extra="ignore", frozen=True
    )

    uri: str | None = None
    username: str = USERNAME
    password: SecretStr | None = None
    auth_file: str | None = None
    """A file that holds user/password in one line; it goes before the other two, as in Neo4j's image."""
    database: str = "neo4j"
    bolt_port: int = configuration.BOLT_PORT
    """The port on which `docker compose` publishes Bolt."""
    http_port: int = configuration.HTTP_PORT


@dataclass(frozen=True)
class Connection:
    """A Neo4j and the right to use it; `browser` is the address of its Browser, where that is known."""

    way: Way
    uri: str
    username: str
    password: SecretStr
    database: str
    browser: str | None = None

    def open(self) -> "Driver":
        """Return a driver that has reached the database; the caller closes it.

        Raises:
            GraphUnreachableError: nothing answers at the address.
            GraphUntrustedError: what answers has a certificate that does not verify.
            GraphRefusedError: the password is wrong, or there is no such database.
        """
        from neo4j import GraphDatabase, NotificationMinimumSeverity  # noqa: PLC0415 - 0.4 s
        from neo4j.exceptions import DriverError  # noqa: PLC0415

        login = (self.username, self.password.get_secret_value())
        quiet = NotificationMinimumSeverity.OFF
        try:
            driver = GraphDatabase.driver(self.uri, auth=login, notifications_min_severity=quiet)
        except (DriverError, ValueError) as error:
            raise GraphUnreachableError(f"{self.uri} is no address of a Neo4j: {error}") from error
        try:
            self._greet(driver)
        except BaseException:
            driver.close()
            raise
        return driver

    @contextmanager
    def session(self, *, read_only: bool = False) -> "Iterator[Session]":
        """Yield a session on the database.

        Raises:
            GraphFailedError: the server goes away, or cannot go on, while the session is used.
        """
        with self.sessions(1, read_only=read_only) as [session]:
            yield session

    @contextmanager
    def sessions(self, number: int, *, read_only: bool = False) -> "Iterator[list[Session]]":
        """Yield so many sessions that can be used at once; raise as `session` does."""
        from neo4j.exceptions import Neo4jError, ServiceUnavailable, SessionExpired  # noqa: PLC0415

        mode = "READ" if read_only else "WRITE"
        with self.open() as driver:
            opened = partial(driver.session, database=self.database, default_access_mode=mode)
            try:
                with ExitStack() as stack:
                    yield [stack.enter_context(opened()) for _ in range(number)]
            except (ServiceUnavailable, SessionExpired) as error:
                raise GraphFailedError(
                    f"Neo4j at {self.uri} has gone away: what was written is whole; "
                    "start Neo4j and run the command again to finish"
                ) from error
            except Neo4jError as error:
                if not (error.code or "").startswith(_STATES):
                    raise
                raise GraphFailedError(
                    f"Neo4j at {self.uri} cannot go on: {_first_line(error.message)} What was written is whole: "
                    "where its disk is full, make room; restart it, and run the command again to finish"
                ) from error

    def _greet(self, driver: "Driver") -> None:
        """Ask once, without the driver's patience: nobody waits half a minute for a misspelt address."""
        from neo4j.exceptions import DriverError, Neo4jError  # noqa: PLC0415

        try:
            with driver.session(database=self.database) as session:
                session.run("RETURN 1").consume()
        except Neo4jError as error:
            raise GraphRefusedError(f"Neo4j at {self.uri} refuses: {error.message}") from error
        except DriverError as error:
            distrust = _tls_error(self.uri)
            if distrust:
                raise GraphUntrustedError(f"Neo4j at {self.uri}: {_advice(distrust)}") from error
            raise GraphUnreachableError(
                f"No Neo4j answers at {self.uri} ({self.way}): is it running?"
            ) from error


def locate(settings: Settings | None = None, home: Home | None = None) -> Connection:
    """Return the Neo4j that is meant.

    Raises:
        GraphUnreachableError: no address is given, no compose server answers, and the managed one is not running.
        GraphRefusedError: the file of the login cannot be used.
    """
    settings = _with_login_of_file(settings or Settings())
    home = home or Home.of_user()
    return _given(settings) or _composed(settings, home) or _managed(settings, home)


def _with_login_of_file(settings: Settings) -> Settings:
    """Return the settings with the user and password of NEO4J_AUTH_FILE, if there is one."""
    file = settings.auth_file
    if not file:
        return settings
    try:
        username, slash, password = Path(file).read_text(encoding="utf-8").strip().partition("/")
    except (OSError, UnicodeDecodeError) as error:
        raise GraphRefusedError(f"NEO4J_AUTH_FILE={file} cannot be read: {error}") from error
    if not (username and slash and password):
        raise GraphRefusedError(f"NEO4J_AUTH_FILE={file}: it must hold one line, user/password")
    return settings.model_copy(update={"username": username, "password": SecretStr(password)})


def _given(settings: Settings) -> Connection | None:
    if not settings.uri:
        return None
    parts = urlsplit(settings.uri)
    if parts.username or parts.password:
        raise GraphUnreachableError(
            f"The address of Neo4j at {parts.hostname} holds a user name or password: "
            "give them as NEO4J_USERNAME and NEO4J_PASSWORD"
        )
    if parts.scheme.endswith("+ssc"):
        raise GraphUntrustedError(
            f"{settings.uri} would trust any certificate: use {parts.scheme[:-2]}://, "
            "with the authority that signed it in SSL_CERT_FILE"
        )
    password = settings.password or SecretStr("")
    return Connection(Way.ADDRESS, settings.uri, settings.username, password, settings.database)


def _composed(settings: Settings, home: Home) -> Connection | None:
    """Return the server of docker compose: a password is configured and its port answers."""
    managed = process.running(home)
    if not settings.password or (managed and managed.bolt_port == settings.bolt_port):
        return None
    if configuration.is_free(settings.bolt_port):
        return None
    return Connection(
        Way.COMPOSE,
        f"bolt://{configuration.LOOPBACK}:{settings.bolt_port}",
        settings.username,
        settings.password,
        settings.database,
        f"http://{configuration.LOOPBACK}:{settings.http_port}/browser/",
    )


def _managed(settings: Settings, home: Home) -> Connection:
    server, password = process.running(home), home.password()
    if server is None or password is None:
        raise GraphUnreachableError(
            "No Neo4j is running: `recoupe server start` starts one here, or set NEO4J_URI to use another."
        )
    return Connection(
        Way.MANAGED, server.uri, USERNAME, SecretStr(password), settings.database, server.browser
    )


def _first_line(message: str | None) -> str:
    """Return what a server says, without the details that it puts in braces."""
    first = (message or "it says nothing.").splitlines()[0]
    return re.sub(r"\s*\{[^{}]*\}", "", first)


def _tls_error(uri: str) -> ssl.SSLError | None:
    """Return why no trusted connection to `uri` is possible; the driver does not always say it."""
    parts = urlsplit(uri)
    if not parts.scheme.endswith("+s"):
        return None
    place = (parts.hostname or "", parts.port or configuration.BOLT_PORT)
    try:
        with socket.create_connection(place, HANDSHAKE_SECONDS) as plain:
            ssl.create_default_context().wrap_socket(plain, server_hostname=place[0]).close()
    except ssl.SSLError as error:
        return error
    except OSError:
        return None
    return None


def _advice(error: ssl.SSLError) -> str:
    if isinstance(error, ssl.SSLCertVerificationError):
        return (
            f"its certificate does not verify ({error.verify_message}): "
            "name the authority that signed it in SSL_CERT_FILE, or mend the address"
        )
    return f"no TLS can be agreed on ({error.reason}): does it serve bolt:// only?"
