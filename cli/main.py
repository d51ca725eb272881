"""What is `recoupe`, on the command line?"""

import errno
import importlib
from importlib.util import find_spec
from typing import Any

import click

from ontology.errors import RecoupeError

COMMANDS = {
    "extract": "cli.extract:extract",
    "load": "cli.load:load",
    "import": "cli.import_:import_",
    "reextract": "cli.reextract:reextract",
    "query": "cli.query:query",
    "export": "cli.export:export",
    "dump": "cli.dump:dump",
    "retract": "cli.retract:retract",
    "merges": "cli.merges:merges",
    "status": "cli.status:status",
    "evaluate": "cli.evaluate:evaluate",
    "explain": "cli.explain:explain",
    "ontology": "cli.ontology:ontology",
    "model": "cli.model:model",
    "server": "cli.server:server",
}


class Commands(click.Group):
    """A group that imports a command only when it is asked for, and shows our errors as one line."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """Return the names of all commands, in the order of the table."""
        return [name for name, target in COMMANDS.items() if find_spec(target.partition(":")[0])]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command of that name, None where there is none."""
        if cmd_name not in self.list_commands(ctx):
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command = getattr(importlib.import_module(module), name)
        assert isinstance(command, click.Command)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; an error of ours is one line on stderr and exit code 1."""
        try:
            return super().invoke(ctx)
        except RecoupeError as error:
            raise click.ClickException(str(error)) from error
        except OSError as error:
            if error.errno == errno.EPIPE:  # who reads what we print has enough: click ends quietly
                raise
            place = error.filename or "output"
            raise click.ClickException(f"{place}: {error.strerror or error}") from error


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="recoupe")
def main() -> None:
    """Cross-check sources: French news articles as a graph of claims.

    \b
    Example:
        recoupe server start
        recoupe import articles/
        recoupe query
    """
