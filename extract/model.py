"""Which spaCy model reads the text? The large one where it is installed, else the medium one."""

from functools import cache

import spacy
from spacy.language import Language
from spacy.util import is_package
from thinc.api import use_ops

from ontology.errors import RecoupeError

PREFERENCE = ("fr_core_news_lg", "fr_core_news_md", "fr_core_news_sm")


class ModelMissingError(RecoupeError):
    """No French model is installed: run `recoupe model install md`."""


def choose_model(name: str | None = None) -> str:
    """Return the name of the model to use: `name` if given, else the best that is installed.

    Raises:
        ModelMissingError: `name` is not installed, or no French model is.
    """
    if name is not None:
        full = name if name.startswith("fr_") else f"fr_core_news_{name}"
        if not is_package(full):
            raise ModelMissingError(f"the model {full} is not installed: see `recoupe model list`")
        return full
    for candidate in PREFERENCE:
        if is_package(candidate):
            return candidate
    raise ModelMissingError("no French model is installed: run `recoupe model install md`")


@cache
def load_model(name: str) -> Language:
    """Load a model, once for the process.

    It multiplies with numpy's BLAS: on the short texts of one article, that is faster than spaCy's own.
    """
    with use_ops("numpy", use_blis=False):
        return spacy.load(name)
