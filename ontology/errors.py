"""What can go wrong for a user: one root, one leaf per remedy."""


class RecoupeError(Exception):
    """Root of the product's own errors, shown as one line; anything else that escapes is a bug."""


class DataFileError(RecoupeError):
    """A data file of the ontology (or the user's own) cannot be used: mend the file it names."""
