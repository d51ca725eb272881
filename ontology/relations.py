"""Which relations does the graph know, and which frames of French evoke them?"""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Annotated

from pydantic import Field, TypeAdapter

from ontology.errors import DataFileError
from ontology.lexicon import LexicalSet, lexical_sets
from ontology.organizations import Kind
from ontology.strict import Strict, read_yaml

ACTORS = ("Country", "Organization", "Person", "Group")


class Example(Strict):
    """A sentence and the claims of the relation that it makes, one line each.

    `fails` says why the extractor does not yet read it so; the test then expects the failure.
    """

    text: str
    claims: tuple[str, ...] = ()
    fails: str | None = None


class Frame(Strict):
    """One way of putting a relation: what evokes it, and which role is which argument.

    It does not hold where one of the roles `unless` names an actor. Where the other party of a
    mediation stands in a role of its own ("porter à Y un message de Z"), `counterpart` names that
    role, and the frame does not hold without it. Roles `empty` must hold nothing at all.

    With `soil`, an object told by a place alone is the state in which the place lies, as for a
    relation with `soil`. Where no role holds the object, it may stand in an earlier sentence: with
    `answers` it is who last did one of those relations to the subject ("Pékin a refusé"), with
    `resumes` who last did what a noun or a clitic takes up ("a condamné cet envoi"), with `continues`
    to whom the subject has just done one of those relations ("accuse X et exige des excuses").
    What a `planned` frame tells is put forward as planned ("promettre des armes").
    """

    rule: str
    sets: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    locutions: tuple[str, ...] = ()
    subject: tuple[str, ...] = ("agent",)
    object: tuple[str, ...]
    counterpart: tuple[str, ...] = ()
    theme: str | None = None
    theme_roles: tuple[str, ...] = ("patient", "de", "en")
    with_: Annotated[frozenset[str], Field(alias="with")] = frozenset()
    without: frozenset[str] = frozenset()
    unless: tuple[str, ...] = ()
    empty: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()
    resumes: bool = False
    continues: tuple[str, ...] = ()
    planned: bool = False
    soil: bool = False


class Relation(Strict):
    """A typed relation between two entities.

    With `soil`, an object told by a place alone is the state in which the place lies. No known
    organization of a kind that it `excludes` takes part ("sollicité par l'AFP" is no news).
    """

    relation: str
    means: str
    plover: str | None = None
    is_a: str | None = None
    symmetric: bool = False
    subject: tuple[str, ...] = ACTORS
    object: tuple[str, ...] = ACTORS
    soil: bool = False
    excludes: tuple[Kind, ...] = ()
    frames: tuple[Frame, ...] = ()
    examples: tuple[Example, ...] = ()


def read_relation(file: Traversable) -> Relation:
    """Return the relation that `file` describes.

    Raises:
        DataFileError: the file is malformed, or its name is not that of its relation.
    """
    relation = read_yaml(file, TypeAdapter(Relation))
    if f"{relation.relation}.yaml" != file.name:
        raise DataFileError(f"{file.name}: relation: the file is named after another relation")
    known = lexical_sets()
    for frame in relation.frames:
        for name in frame.sets:
            if name not in known:
                raise DataFileError(f"{file.name}: frame {frame.rule}: no lexical set {name!r}")
    return relation


@cache
def relations() -> Mapping[str, Relation]:
    """Return every relation by its name, sorted.

    Raises:
        DataFileError: a file is malformed, or `is_a` names a relation that does not exist.
    """
    folder = files("ontology") / "relations"
    sources = sorted(
        (f for f in folder.iterdir() if f.name.endswith(".yaml")), key=lambda f: f.name
    )
    found = {relation.relation: relation for relation in map(read_relation, sources)}
    for relation in found.values():
        if relation.is_a and relation.is_a not in found:
            raise DataFileError(f"{relation.relation}.yaml: is_a: no relation {relation.is_a}")
    return found


def ancestors(name: str) -> tuple[str, ...]:
    """Return the relations that `name` is a kind of, the nearest first."""
    parent = relations()[name].is_a
    return (parent, *ancestors(parent)) if parent else ()


def kinds(name: str) -> list[str]:
    """Return the relations that are a kind of `name`, itself included."""
    return [kind for kind in relations() if name in (kind, *ancestors(kind))]


def _parts(name: str) -> tuple[Frame | LexicalSet, ...]:
    frames = relations()[name].frames
    return (*frames, *(lexical_sets()[entry] for frame in frames for entry in frame.sets))


@cache
def words_of(name: str) -> frozenset[str]:
    """Return the verbs and nouns that evoke the relation; of a locution, its verb."""
    parts = _parts(name)
    words = (word for part in parts for word in (*part.verbs, *part.nouns))
    return frozenset((*words, *(phrase.split()[0] for part in parts for phrase in part.locutions)))


@cache
def event_words() -> frozenset[str]:
    """Return the verbs and nouns that evoke some relation by themselves."""
    parts = (part for name in relations() for part in _parts(name))
    return frozenset(word for part in parts for word in (*part.verbs, *part.nouns))
