"""How a command opens an edition; apart from what loads without a database."""

from argparse import Namespace
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from jury_app.errors import StoreError
from jury_app.model.database import Database
from jury_app.model.queries.edition import is_rehearsal


@contextmanager
def opened(arguments: Namespace, *, writes: bool = False) -> Iterator[Database]:
    """Open the edition that a command names; one that will change is copied first.

    Whether it is a rehearsal is noted for whoever tells the answer.
    """
    database = Database(Path(arguments.edition))
    try:
        with suppress(StoreError):  # what is damaged is told by what looks for it
            arguments.is_rehearsal = database.read(is_rehearsal)
        if writes:
            database.back_up("opening")
        yield database
    finally:
        database.close()
