"""Does `recoupe model` know which model reads?"""

from click.testing import CliRunner

from cli.main import main


def test_one_installed_model_has_the_star() -> None:
    lines = CliRunner().invoke(main, ["model", "list"]).output.splitlines()
    [starred] = [line for line in lines if line.startswith("*")]
    assert starred.endswith(" installed")
    assert len(lines) == 3


def test_unknown_size_is_wrong_usage() -> None:
    assert CliRunner().invoke(main, ["model", "install", "xl"]).exit_code == 2
