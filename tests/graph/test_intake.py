"""Is what was refused kept until it is mended?"""

from pathlib import Path

from graph.intake import Intake
from graph.records import Record, Reject


def refused(*lines: bytes) -> Intake:
    """Return what came of records that were all refused."""
    return Intake(refused=[Reject(Record("f", n, line), "bad") for n, line in enumerate(lines, 1)])


def test_an_earlier_load_s_rejects_stay(tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.jsonl"
    refused(b"a", b"b").keep_refused(rejects, [tmp_path / "one.jsonl"])
    refused(b"b", b"c").keep_refused(rejects, [tmp_path / "two.jsonl"])
    assert rejects.read_bytes() == b"a\nb\nc\n"


def test_rejects_that_were_loaded_again_are_those_still_refused(tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.jsonl"
    refused(b"a", b"b").keep_refused(rejects)
    refused(b"b").keep_refused(rejects, [rejects])
    assert rejects.read_bytes() == b"b\n"


def test_without_refusals_nothing_is_touched(tmp_path: Path) -> None:
    rejects = tmp_path / "rejects.jsonl"
    refused().keep_refused(rejects)
    assert not rejects.exists()
