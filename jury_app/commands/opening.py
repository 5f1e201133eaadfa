"""How a command opens an edition; apart from what loads without a database."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jury_app.model.database import Database


@contextmanager
def opened(arguments: Namespace, *, writes: bool = False) -> Iterator[Database]:
    """Open the edition that a command names; one that will change is copied first."""
    database = Database(Path(arguments.edition))
    try:
        if writes:
            database.back_up("opening")
        yield database
    finally:
        database.close()
