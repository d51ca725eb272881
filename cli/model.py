"""Which command installs and lists the French models?"""

import subprocess
import sys

import click

from ontology.errors import RecoupeError

PREFIX = "fr_core_news_"


class ModelUnreachableError(RecoupeError):
    """spaCy's downloader cannot reach the model: try again with a network, or go on with `md`."""


@click.group()
def model() -> None:
    """Install or list the models that read French.

    \b
    Example:
        recoupe model list
    """


@model.command("list")
def list_() -> None:
    """Print the French models, the one that is used by default marked with a star.

    \b
    Example:
        recoupe model list
    """
    from spacy.util import is_package  # noqa: PLC0415 - spaCy takes over a second

    from extract.model import PREFERENCE  # noqa: PLC0415

    installed = [name for name in PREFERENCE if is_package(name)]
    for name in PREFERENCE:
        star = "*" if installed[:1] == [name] else " "
        click.echo(f"{star} {name}  {'installed' if name in installed else 'not installed'}")


@model.command()
@click.argument("size", type=click.Choice(["lg", "md", "sm"]))
def install(size: str) -> None:
    """Install a French model through spaCy's own downloader; lg is the largest, 550 MB.

    \b
    Example:
        recoupe model install lg
    """
    name = PREFIX + size
    click.echo(f"Installing {name} ...", err=True)
    download = [sys.executable, "-m", "spacy", "download", name]
    done = subprocess.run(download, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise ModelUnreachableError(
            f"{name} could not be fetched, the models installed so far stay in use: {_reason(done)}"
        )
    click.echo(f"{name} is installed.", err=True)


def _reason(done: subprocess.CompletedProcess[str]) -> str:
    if "ConnectionError" in done.stderr:
        return "spaCy's download site cannot be reached from here."
    lines = [line.strip() for line in (done.stdout + done.stderr).splitlines() if line.strip()]
    return lines[-1] if lines else f"spaCy's downloader ended with code {done.returncode}"
