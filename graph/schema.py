"""Which constraints and indexes does the graph need, and which version of them does it have?"""

from collections.abc import Iterator

from neo4j import ManagedTransaction, Session
from neo4j.exceptions import ClientError

from graph.statements import folder, split, statement
from ontology.errors import RecoupeError

#: IF NOT EXISTS looks before it waits for the others: what they created meanwhile is told by this code.
_PRESENT = "Neo.ClientError.Schema.EquivalentSchemaRuleAlreadyExists"


class SchemaError(RecoupeError):
    """The graph was made by a newer recoupe: update recoupe, or use another database."""


def latest() -> int:
    """Return the schema version of this recoupe: the number of its last schema file."""
    return max(int(file.name.split("_")[0]) for file in folder("schema"))


def recorded(session: Session) -> int:
    """Return the schema version recorded in the graph; 0 where there is none."""
    record = session.run(statement("schema_version")).single()
    return int(record["version"]) if record else 0


def prepare(session: Session, *, filled: bool = False) -> None:
    """Bring the graph's constraints and indexes up to date; a second time does nothing.

    So are its data, unless this recoupe has just `filled` it.

    Raises:
        SchemaError: the graph's schema is newer than this recoupe's.
    """
    present = recorded(session)
    if present > latest():
        raise SchemaError(
            f"the graph has schema version {present}, this recoupe knows {latest()}: update recoupe"
        )
    if present < latest():
        texts = list(_after(present))
        changes = [text for text in texts if " IN TRANSACTIONS " in text]
        constraints = [text for text in texts if "CREATE CONSTRAINT " in text]
        _create(session, [text for text in texts if text not in {*changes, *constraints}])
        for text in constraints:
            _create(session, [text])
        for text in () if filled else changes:
            session.run(text).consume()
        session.run(statement("load/await_indexes")).consume()
        record = [statement("load/record_version")]
        session.execute_write(_run, record, version=latest())


def _after(present: int) -> Iterator[str]:
    """Yield the statements of the versions after that."""
    for file in folder("schema"):
        if int(file.name.split("_")[0]) > present:
            yield from split(file.read_text(encoding="utf-8"))


def _create(session: Session, texts: list[str]) -> None:
    """Create what the statements say, also where another importer does the same.

    Indexes that one transaction creates are filled together, while the next one waits for its constraint's.
    """
    while True:
        try:
            return session.execute_write(_run, texts)
        except ClientError as error:
            if error.code != _PRESENT:
                raise


def _run(tx: ManagedTransaction, /, texts: list[str], **parameters: object) -> None:
    for text in texts:
        tx.run(text, parameters).consume()
