"""Which command runs the managed local Neo4j?"""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from graph.server.home import Home, Running


@click.group()
def server() -> None:
    """Run a Neo4j of recoupe's own on this machine; neither Docker nor Java is needed.

    \b
    Example:
        recoupe server start
        recoupe server status
        recoupe server stop
    """


@server.command()
@click.option(
    "--bolt-port",
    type=click.IntRange(0, 65535),
    help="Port for drivers; default: 7687, or a free one.",
)
@click.option(
    "--http-port",
    type=click.IntRange(0, 65535),
    help="Port for Browser; default: 7474, or a free one.",
)
def start(bolt_port: int | None, http_port: int | None) -> None:
    """Start the server, installing it the first time; it goes on running after the command.

    \b
    Example:
        recoupe server start
        recoupe server start --bolt-port 17687 --http-port 17474
    """
    from graph.server import process  # noqa: PLC0415 - imported by whom it concerns

    home = _home()
    already = process.running(home)
    with _bar() as progress:
        running = process.start(home, bolt_port=bolt_port, http_port=http_port, progress=progress)
    _tell_other_ports(running, bolt_port, http_port)
    click.echo(f"Neo4j {'runs already' if already else 'has started'}: {running.uri}", err=True)
    _show_login(home, running)


@server.command()
def stop() -> None:
    """Stop the server; its data stays.

    \b
    Example:
        recoupe server stop
    """
    from graph.server import process  # noqa: PLC0415

    click.echo(
        "Neo4j has stopped." if process.stop(_home()) else "Neo4j was not running.", err=True
    )


@server.command()
def status() -> None:
    """Tell whether the server runs, where, and how to log in; exit code 1 if it does not run.

    \b
    Example:
        recoupe server status
    """
    from graph.server import process  # noqa: PLC0415

    home = _home()
    running = process.running(home)
    if running is None:
        click.echo(f"Neo4j is not running.{_leftover(home)} Start it: recoupe server start")
        raise SystemExit(1)
    click.echo(f"Neo4j is running (process {running.pid}): {running.uri}")
    _show_login(home, running)


@server.command()
def path() -> None:
    """Print the folder that holds the server's data, logs and password.

    \b
    Example:
        ls "$(recoupe server path)"
    """
    click.echo(_home().root)


@server.command()
@click.option("--yes", is_flag=True, help="Do not ask.")
def wipe(*, yes: bool) -> None:
    """Delete the server's whole data: the graph, the logs, the password.

    \b
    Example:
        recoupe server wipe --yes
    """
    from graph.server import process  # noqa: PLC0415

    home = _home()
    if not yes:
        click.confirm(f"Delete the whole graph in {home.root}?", abort=True, err=True)
    process.wipe(home)
    click.echo(f"{home.root} is deleted.", err=True)


def _home() -> "Home":
    from graph.server.home import Home  # noqa: PLC0415

    return Home.of_user()


def _leftover(home: "Home") -> str:
    last = home.last_running()
    return (
        f" Its last process, {last.pid}, has ended without `recoupe server stop`." if last else ""
    )


def _tell_other_ports(running: "Running", bolt_port: int | None, http_port: int | None) -> None:
    from graph.server import configuration  # noqa: PLC0415

    usual, used = (
        (configuration.BOLT_PORT, configuration.HTTP_PORT),
        (running.bolt_port, running.http_port),
    )
    for port, wanted, given in zip(usual, (bolt_port, http_port), used, strict=True):
        if wanted is None and given != port:
            click.echo(f"Port {port} is taken: Neo4j uses {given} instead.", err=True)


def _show_login(home: "Home", running: "Running") -> None:
    from graph.server.home import USERNAME  # noqa: PLC0415

    click.echo(f"Browser:  {running.browser}")
    click.echo(f"Login:    {USERNAME} / {home.password()}   (kept in {home.password_file})")


@contextmanager
def _bar() -> "Iterator[Callable[[int, int], None]]":
    """Yield what shows the progress of the download, on a terminal."""
    from rich.console import Console  # noqa: PLC0415
    from rich.progress import BarColumn, DownloadColumn, Progress, TransferSpeedColumn  # noqa: PLC0415

    console = Console(stderr=True)
    columns = ("Fetching Neo4j", BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=console, disable=not sys.stderr.isatty()) as bar:
        task = bar.add_task("", visible=False)
        yield lambda done, total: bar.update(task, completed=done, total=total, visible=True)
