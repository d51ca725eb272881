"""Which constraints and indexes does the graph need, and which version of them does it have?"""

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


def prepare(session: Session) -> None:
    """Bring the graph's constraints and indexes up to date; a second time does nothing.

    Raises:
        SchemaError: the graph's schema is newer than this recoupe's.
    """
    present = recorded(session)
    if present > latest():
        raise SchemaError(
            f"the graph has schema version {present}, this recoupe knows {latest()}: update recoupe"
        )
    if present < latest():
        _apply_after(session, present)


def _apply_after(session: Session, present: int) -> None:
    for file in folder("schema"):
        if int(file.name.split("_")[0]) > present:
            for text in split(file.read_text(encoding="utf-8")):
                _create(session, text)
    session.run(statement("load/await_indexes")).consume()
    session.execute_write(_change, statement("load/record_version"), version=latest())


def _create(session: Session, text: str) -> None:
    """Create what the statement says, unless another importer just did.

    A statement that changes the data of a whole graph makes transactions of its own.
    """
    if " IN TRANSACTIONS " in text:
        session.run(text).consume()
        return
    try:
        session.execute_write(_change, text)
    except ClientError as error:
        if error.code != _PRESENT:
            raise


def _change(tx: ManagedTransaction, /, text: str, **parameters: object) -> None:
    """Run one statement, again where it met another importer that does the same."""
    tx.run(text, parameters).consume()
