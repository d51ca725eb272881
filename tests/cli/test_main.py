"""Does every command explain itself, and is an error one line?"""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from cli.main import COMMANDS, main


def _commands(group: click.Group, words: tuple[str, ...] = ()) -> Iterator[tuple[str, ...]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        yield (*words, name)
        if isinstance(command, click.Group):
            yield from _commands(command, (*words, name))


@pytest.mark.parametrize("words", list(_commands(main)), ids=" ".join)
def test_help_has_an_example(words: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(main, [*words, "--help"])
    assert shown.exit_code == 0
    assert "Example:\n" in shown.output
    assert f"recoupe {words[0]}" in shown.output


def test_every_command_of_the_table_is_there() -> None:
    assert main.list_commands(click.Context(main)) == list(COMMANDS)


def test_unknown_command_is_wrong_usage() -> None:
    assert CliRunner().invoke(main, ["frobnicate"]).exit_code == 2


def test_our_error_is_one_line() -> None:
    shown = CliRunner().invoke(main, ["status", "--uri", "bolt://127.0.0.1:1"])
    assert shown.exit_code == 1
    assert shown.output == (
        "Error: No Neo4j answers at bolt://127.0.0.1:1 (address given): is it running?\n"
    )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_disk_is_one_line() -> None:
    command = [sys.executable, "-c", "from cli.main import main; main()", "query"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr) == (1, "Error: output: No space left on device\n")
