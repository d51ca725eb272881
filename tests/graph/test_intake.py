"""Is what was refused kept until it is mended?"""

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from graph.intake import Intake
from graph.records import Record, Reject


def refused(*lines: bytes) -> Intake:
    """Return what came of records that were all refused."""
    return Intake(refused=[Reject(Record("f", n, line), "bad") for n, line in enumerate(lines, 1)])


def test_an_earlier_load_s_rejects_stay(tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.jsonl"
    refused(b"a", b"b").keep_refused(rejects)
    refused(b"b", b"c").keep_refused(rejects)
    assert rejects.read_bytes() == b"a\nb\nc\n"


def test_rejects_that_were_loaded_again_are_those_still_refused(tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.jsonl"
    refused(b"a", b"b").keep_refused(rejects)
    with rejects.open("rb") as loaded:
        assert loaded.read() == b"a\nb\n"
        refused(b"c").keep_refused(rejects)  # of another importer, meanwhile
        refused(b"b").keep_refused(rejects, [loaded])
    assert rejects.read_bytes() == b"c\nb\n"


def test_several_importers_keep_all_that_they_refuse(tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.jsonl"
    records = [f"{number}".encode() for number in range(60)]
    with ThreadPoolExecutor(8) as importers:
        list(importers.map(lambda record: refused(record).keep_refused(rejects), records))
    assert sorted(rejects.read_bytes().splitlines()) == sorted(records)


def test_without_refusals_nothing_is_touched(tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.jsonl"
    refused().keep_refused(rejects)
    assert not rejects.exists()
