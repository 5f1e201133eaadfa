"""Whether a whole file is sound, and copies of it that are."""

import sqlite3
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Engine

from jury_app.errors import StoreError
from jury_app.files import sync_file, sync_folder
from jury_app.model.store import witness_of
from jury_app.model.trouble import says_damaged, unsound, unwritable


def faults_of(engine: Engine, path: Path) -> list[str]:
    """Return what SQLite finds wrong in the whole file, in its own words; nothing when it is sound.

    It answers one row for each fault, a hundred at most, or breaks off at one that stops it.
    """
    with engine.connect() as connection:
        source: Any = connection.connection.driver_connection
        try:
            return _faults(source)
        except sqlite3.Error as error:
            raise unwritable(error, witness_of(engine), path) from error


def copy_store(engine: Engine, path: Path, target: Path) -> None:
    """Copy the live file through SQLite itself, check the copy, and put it in place at once."""
    partial = target.with_name("copy.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        if _copy(engine, partial):
            raise unsound(witness_of(engine), path)
        sync_file(partial)
        partial.replace(target)
        sync_folder(target.parent)
    except (OSError, sqlite3.Error) as error:
        if isinstance(error, sqlite3.Error) and says_damaged(error):
            raise unsound(witness_of(engine), path) from error
        raise StoreError("backup_unwritable", folder=str(target.parent)) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def _copy(engine: Engine, target: Path) -> list[str]:
    with engine.connect() as connection, closing(sqlite3.connect(target)) as copy:
        source: Any = connection.connection.driver_connection
        source.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
        return _faults(copy)


def _faults(connection: sqlite3.Connection) -> list[str]:
    try:
        rows = [str(text) for (text,) in connection.execute("PRAGMA integrity_check")]
    except sqlite3.DatabaseError as error:
        if not says_damaged(error):
            raise
        return [str(error)]
    return [] if rows == ["ok"] else rows
