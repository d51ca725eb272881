"""What should an article give? The gold annotation of one article, as its file has it."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from graph.models import Modality, Polarity
from ontology.errors import DataFileError


class _Open(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


def _as_tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else (value,)


class GoldEntity(_Open):
    """An entity with every accepted surface form."""

    type: str
    names: tuple[str, ...] = ()
    optional: bool = False


class GoldClaim(_Open):
    """A claim; where several readings are accepted, a field holds them all, the best first."""

    relation: tuple[str, ...]
    subject: tuple[str, ...]
    object: tuple[str, ...]
    counterpart: str | None = None
    polarity: Polarity = Polarity.POSITIVE
    modality: tuple[Modality, ...] = (Modality.ACTUAL,)
    attributions: tuple[tuple[tuple[str, ...], str], ...] = ()
    evidence: str = ""
    optional: bool = False

    _lists = field_validator("relation", "subject", "object", "modality", mode="before")(_as_tuple)

    @field_validator("attributions", mode="before")
    @classmethod
    def _sources(cls, value: Any) -> Any:
        return tuple((_as_tuple(keys), stance) for keys, stance in value)


class GoldArticle(_Open):
    """The annotation of the article in the file named `article`."""

    article: str
    entities: Mapping[str, GoldEntity] = Field(default_factory=dict)
    claims: tuple[GoldClaim, ...] = ()


def read_gold(folder: Path) -> Iterator[GoldArticle]:
    """Yield the annotations of `folder`, sorted by file name.

    Raises:
        DataFileError: there is none, or one is malformed; names the file.
    """
    files = sorted(folder.glob("*.json"))
    if not files:
        raise DataFileError(f"{folder}: no gold annotation (*.json) in this folder")
    for file in files:
        try:
            yield GoldArticle.model_validate(json.loads(file.read_text(encoding="utf-8")))
        except (json.JSONDecodeError, ValidationError, UnicodeDecodeError) as error:
            raise DataFileError(f"{file}: no gold annotation: {error}") from error
