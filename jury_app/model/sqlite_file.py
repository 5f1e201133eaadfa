"""A SQLite file of ours: opened with care, refused by name, alone at rest.

The settings are those that lost no acknowledged save over sixty power cuts on two file systems:
a rollback journal that is deleted, and `synchronous=EXTRA`.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from jury_app.errors import StoreError
from jury_app.files import require_ordinary
from jury_app.model.trouble import unopened

BUSY_SECONDS = 5
SMALLEST = 512  # SQLite takes anything shorter for a database to be, and writes over it

PRAGMAS = (
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "fullfsync=ON",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
)
BEGIN = "BEGIN EXCLUSIVE"
HOLD = (BEGIN, "PRAGMA locking_mode=EXCLUSIVE", "COMMIT")
"""Takes the file before it is read: two that had read it first would wait for one another."""


@dataclass(frozen=True, slots=True)
class StoreKind:
    """What tells one kind of our files from another, and from every other SQLite file."""

    application_id: int
    version: int


def require_file(path: Path) -> None:
    """Refuse what SQLite would take for a database to be."""
    if not path.exists():
        raise StoreError("file_missing", file=path.name)
    if path.is_dir():
        raise StoreError("file_is_folder", file=path.name)
    require_ordinary(path)
    size = path.stat().st_size
    if size == 0:
        raise StoreError("file_empty", file=path.name)
    if path.is_file() and size < SMALLEST:
        raise StoreError("store_foreign", file=path.name)


def connect(path: Path) -> sqlite3.Connection:
    """Open a file, or begin it, with the settings that lose nothing."""
    connection = sqlite3.connect(
        path, isolation_level=None, check_same_thread=False, timeout=BUSY_SECONDS
    )
    try:
        for statement in (*HOLD, *(f"PRAGMA {pragma}" for pragma in PRAGMAS)):
            connection.execute(statement)
    except BaseException:
        connection.close()
        raise
    return connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Commit on leaving, roll back on an exception; the schema takes part in it."""
    connection.execute(BEGIN)
    try:
        yield connection
        connection.execute("COMMIT")
    except BaseException:
        with suppress(sqlite3.Error):  # what went wrong first is what is told
            connection.rollback()
        raise


@contextmanager
def telling_unopened(path: Path) -> Iterator[None]:
    """Say in words why a file could not be opened at all."""
    try:
        yield
    except (sqlite3.DatabaseError, UnicodeError) as error:
        raise unopened(error, path) from error


def require_kind(connection: sqlite3.Connection, path: Path, kind: StoreKind) -> None:
    """Refuse a file that is another program's, a later version's, or damaged."""

    def answer(pragma: str) -> object:
        return connection.execute(f"PRAGMA {pragma}").fetchone()[0]

    with telling_unopened(path), transaction(connection):
        application_id, version = answer("application_id"), answer("user_version")
        soundness = answer("quick_check(1)")
    if application_id != kind.application_id:
        raise StoreError("store_foreign", file=path.name)
    if int(str(version)) > kind.version:
        raise StoreError("store_newer", file=path.name)
    if soundness != "ok":
        raise StoreError("store_damaged", file=path.name)
