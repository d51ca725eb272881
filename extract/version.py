"""Which extractor made a graph? Its code's version, its data's digest and the model it read with."""

import hashlib
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from spacy.util import get_package_version

VERSION = "1"


def extractor_version(model: str) -> str:
    """Return one word that changes whenever the same article might be read otherwise."""
    return f"recoupe-{VERSION}+{_digest()}+{model}-{get_package_version(model)}"


@cache
def _digest() -> str:
    """Return a digest of the ontology and of the extraction's own code."""
    whole = hashlib.sha256()
    for package, ending in (("ontology", ".yaml"), ("ontology", ".py"), ("extract", ".py")):
        for name, file in sorted(_walk(files(package), package, ending)):
            whole.update(name.encode())
            whole.update(file.read_bytes())
    return whole.hexdigest()[:12]


def _walk(folder: Traversable, path: str, ending: str) -> list[tuple[str, Traversable]]:
    found = []
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.is_dir():
            found += _walk(entry, name, ending)
        elif entry.name.endswith(ending):
            found.append((name, entry))
    return found
