"""What can go wrong with the managed local server?"""

from ontology.errors import RecoupeError


class InstallError(RecoupeError):
    """A part of Neo4j cannot be fetched, or is not what the lock file says: mend the network or the mirror."""


class ServerError(RecoupeError):
    """The managed server does not start, stop or answer as asked: the message names the remedy."""
