"""What does the managed server's `neo4j.conf` say?"""

import os
import socket

from graph.server.errors import ServerError
from graph.server.home import Home

LOOPBACK = "127.0.0.1"
BOLT_PORT = 7687
HTTP_PORT = 7474


def write(home: Home, *, bolt_port: int, http_port: int) -> None:
    """Write the configuration: loopback only, nothing told to anybody, small files."""
    lines = {
        "server.default_listen_address": LOOPBACK,
        "server.bolt.listen_address": f"{LOOPBACK}:{bolt_port}",
        "server.bolt.advertised_address": f"{LOOPBACK}:{bolt_port}",
        "server.http.listen_address": f"{LOOPBACK}:{http_port}",
        "server.http.advertised_address": f"{LOOPBACK}:{http_port}",
        "server.https.enabled": "false",
        "server.memory.pagecache.size": f"{page_cache()}m",
        "db.tx_log.preallocate": "false",
        "db.tx_log.rotation.retention_policy": "keep_none",
        "internal.server.bolt.thread_pool_shutdown_wait_time": "0s",
        "internal.server.bolt.connection_shutdown_wait_time": "0s",
        "dbms.usage_report.enabled": "false",
        "client.allow_telemetry": "false",
    }
    home.configuration.mkdir(parents=True, exist_ok=True)
    text = "".join(f"{name}={value}\n" for name, value in lines.items())
    (home.configuration / "neo4j.conf").write_text(text, encoding="utf-8")


def page_cache() -> int:
    """Return how many megabytes of the graph's files the server may keep: a quarter of the memory, within bounds.

    It takes no more than the files have.
    """
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") >> 20
    return min(max(memory // 4, 256), 4_096)


def port(wanted: int | None, usual: int) -> int:
    """Return the port to listen on: the wanted one, else the usual one, else any that is free.

    Raises:
        ServerError: the wanted port is taken.
    """
    if wanted is None:
        return usual if is_free(usual) else any_free()
    if wanted and not is_free(wanted):
        raise ServerError(
            f"Port {wanted} on {LOOPBACK} is taken: stop what uses it, or choose another."
        )
    return wanted or any_free()


def is_free(number: int) -> bool:
    """Tell whether a server could listen on this port of 127.0.0.1."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((LOOPBACK, number))
        except OSError:
            return False
        return True


def any_free() -> int:
    """Return a port that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])
