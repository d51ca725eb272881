"""How is a data file read, so that a misspelt key is an error and not a silence?"""

from importlib.resources.abc import Traversable
from typing import TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from ontology.errors import DataFileError

Shape = TypeVar("Shape")


class Strict(BaseModel):
    """Immutable, and closed to unknown fields."""

    model_config = ConfigDict(frozen=True, extra="forbid")


def read_yaml(file: Traversable, shape: TypeAdapter[Shape]) -> Shape:
    """Return the content of one YAML file as `shape`.

    Raises:
        DataFileError: the file is no YAML, or does not have the shape; names the file and the key.
    """
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # either is safe
        content = yaml.load(file.read_text(encoding="utf-8"), Loader=loader)
        return shape.validate_python(content)
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise DataFileError(f"{file.name}: not readable as YAML: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise DataFileError(f"{file.name}: {place}: {first['msg']}") from error
