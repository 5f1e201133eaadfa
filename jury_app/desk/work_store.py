"""The file under a juror's work: made aside, opened for one window alone, changed in one act.

The standard library suffices here, and a kit opens sooner for it.
"""

import os
import sqlite3
from collections.abc import Mapping, Sequence
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from jury_app.desk.tables import ADD_OWNER, TABLES, WORK
from jury_app.errors import StoreError
from jury_app.files import drop, give_name
from jury_app.model.holder import leave_name, remove_name
from jury_app.model.medium import Witness
from jury_app.model.sqlite_file import (
    connect,
    require_file,
    require_kind,
    telling_unopened,
    transaction,
)
from jury_app.model.trouble import require_in_place, unwritable

_ITEMS = "SELECT type, name FROM sqlite_master WHERE type IN ('table', 'trigger', 'view')"


class WorkStore:
    """One connection to the file of one juror, which nobody else has open."""

    def __init__(self, path: Path) -> None:
        """Open an existing file, or say by name why it cannot be opened."""
        require_file(path)
        self._path = path
        self._witness: Witness | None = None
        with telling_unopened(path):
            self._connection = connect(path)
        try:
            require_kind(self._connection, path, WORK)
            self._witness = Witness(path)
            leave_name(path)
            self._require_known_schema()
        except OSError as error:
            self.close()
            raise StoreError("store_removed", file=path.name) from error
        except BaseException:
            self.close()
            raise
        self._connection.row_factory = sqlite3.Row

    def read(self, query: str, *values: object) -> list[Any]:
        """Return the rows that answer a query."""
        try:
            with transaction(self._connection):
                return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise self.refusal(error) from error

    def write(self, statement: str, rows: Sequence[Mapping[str, object]]) -> None:
        """Put rows into the file; they are on the disk when this returns."""
        with transaction(self._connection):
            self._connection.executemany(statement, rows)
            require_in_place(self._witness, self._path)

    def refusal(self, error: sqlite3.DatabaseError) -> StoreError:
        """Return in words what the file answered."""
        return unwritable(error, self._witness, self._path)

    def close(self) -> None:
        """Let go of the file, so that the next one may open it."""
        self._connection.close()
        if self._witness is not None:
            self._witness.close()
            self._witness = None
            remove_name(self._path)

    def _require_known_schema(self) -> None:
        """Refuse a file with triggers or views, which would run on our behalf."""
        items = self.read(_ITEMS)
        if any(kind != "table" for kind, _name in items):
            raise StoreError("store_hostile", file=self._path.name)
        if {name for _kind, name in items} != TABLES.keys():
            raise StoreError("store_damaged", file=self._path.name)


def begin(path: Path, owner: Mapping[str, object]) -> None:
    """Make the file aside and then give it its name, so that there is never half of one."""
    partial = path.with_suffix(f"{path.suffix}.{os.getpid()}.partial")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        _make(partial, owner)
        with suppress(FileExistsError):  # a kit opened twice at once has one work file
            give_name(partial, path)
        drop(partial)
    except OSError as error:
        raise StoreError("store_read_only", file=path.name) from error


def _make(path: Path, owner: Mapping[str, object]) -> None:
    try:
        with closing(connect(path)) as connection:
            connection.execute(f"PRAGMA application_id={WORK.application_id}")
            with transaction(connection):
                for table in TABLES.values():
                    connection.execute(table)
                connection.execute(ADD_OWNER, owner)
            connection.execute(f"PRAGMA user_version={WORK.version}")
    except BaseException as error:
        drop(path)
        if isinstance(error, sqlite3.OperationalError):
            raise unwritable(error, None, path) from error
        raise
