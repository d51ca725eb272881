"""Which Neo4j is meant, and how is it reached?

Three ways, in this order: the address that the user gives, the server of `docker compose up`, the managed local
server. What the user gives comes from options, else from the environment, else from a file `.env`.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from pydantic import SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict

from graph.server import configuration, process
from graph.server.home import USERNAME, Home
from ontology.errors import RecoupeError

if TYPE_CHECKING:
    from neo4j import Driver


class GraphUnreachableError(RecoupeError):
    """No Neo4j answers: start one, or mend the address that the message names."""


class GraphRefusedError(RecoupeError):
    """Neo4j answers and refuses: mend the user name, password or name of the database."""


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

    def _greet(self, driver: "Driver") -> None:
        """Ask once, without the driver's patience: nobody waits half a minute for a misspelt address."""
        from neo4j.exceptions import DriverError, Neo4jError  # noqa: PLC0415

        try:
            with driver.session(database=self.database) as session:
                session.run("RETURN 1").consume()
        except Neo4jError as error:
            raise GraphRefusedError(f"Neo4j at {self.uri} refuses: {error.message}") from error
        except DriverError as error:
            raise GraphUnreachableError(
                f"No Neo4j answers at {self.uri} ({self.way}): is it running?"
            ) from error


def locate(settings: Settings | None = None, home: Home | None = None) -> Connection:
    """Return the Neo4j that is meant.

    Raises:
        GraphUnreachableError: no address is given, no compose server answers, and the managed one is not running.
    """
    settings = settings or Settings()
    home = home or Home.of_user()
    return _given(settings) or _composed(settings, home) or _managed(settings, home)


def _given(settings: Settings) -> Connection | None:
    if not settings.uri:
        return None
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
