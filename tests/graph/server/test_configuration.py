"""What is the managed server told of the machine that it runs on?"""

import os
from pathlib import Path

import pytest

from graph.server import configuration
from graph.server.home import Home


@pytest.mark.parametrize(
    ("gigabytes", "cached"),
    [
        pytest.param(0.5, 256, id="small: no less than it needs"),
        pytest.param(1, 256, id="a quarter, the least"),
        pytest.param(6, 1_536, id="a quarter"),
        pytest.param(16, 4_096, id="a quarter, the most"),
        pytest.param(512, 4_096, id="large: no more than it uses"),
    ],
)
def test_it_keeps_a_quarter_of_the_memory_of_the_graph_s_files(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gigabytes: float, cached: int
) -> None:
    found = {"SC_PAGE_SIZE": 4_096, "SC_PHYS_PAGES": int(gigabytes * 2**30 / 4_096)}
    monkeypatch.setattr(os, "sysconf", found.__getitem__)
    home = Home(tmp_path)
    configuration.write(home, bolt_port=1, http_port=2)
    written = (home.configuration / "neo4j.conf").read_text().splitlines()
    assert f"server.memory.pagecache.size={cached}m" in written
