"""How often is garbage looked for while many records go by? Seldom: what they make goes by its counts."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (100_000, 50, 1_000)


@contextmanager
def seldom() -> Iterator[None]:
    """Look for garbage seldom, so that what the process holds is not walked with every few records."""
    usual = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*usual)
