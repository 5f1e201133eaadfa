"""The one file on the disk: opened with care, refused by name, copied by the back-up API only.

The settings are those that lost no acknowledged save over sixty power cuts on two file systems:
a rollback journal that is deleted, and `synchronous=EXTRA`.
"""

import getpass
import json
import os
import platform
import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import StaticPool

from jury_app.errors import StoreError
from jury_app.files import sync_file, sync_folder

BUSY_MILLISECONDS = 5000
SMALLEST = 512  # SQLite takes anything shorter for a database to be, and writes over it

PRAGMAS = (
    f"busy_timeout={BUSY_MILLISECONDS}",
    "locking_mode=EXCLUSIVE",
    "journal_mode=DELETE",
    "synchronous=EXTRA",
    "fullfsync=ON",
    "foreign_keys=ON",
    "trusted_schema=OFF",
    "cell_size_check=ON",
    "secure_delete=ON",
)


@dataclass(frozen=True, slots=True)
class StoreKind:
    """What tells one kind of our files from another, and from every other SQLite file."""

    application_id: int
    version: int


def open_store(path: Path, kind: StoreKind) -> Engine:
    """Open an existing file for ourselves alone, or say by name why it cannot be opened."""
    if not path.exists():
        raise StoreError("file_missing", file=path.name)
    size = path.stat().st_size
    if size == 0:
        raise StoreError("file_empty", file=path.name)
    if path.is_file() and size < SMALLEST:
        raise StoreError("store_foreign", file=path.name)
    engine = _engine(path)
    try:
        _check(engine, path, kind)
    except BaseException:
        engine.dispose()
        raise
    _leave_name(path)
    return engine


def create_store(path: Path, kind: StoreKind, build: Callable[[Engine], None]) -> None:
    """Make a new file under a name that is free; nothing is left of it if that fails."""
    if path.exists():
        raise StoreError("file_exists", file=path.name)
    if not path.parent.is_dir():
        raise StoreError("folder_missing", folder=str(path.parent))
    engine = _engine(path)
    try:
        with engine.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA application_id={kind.application_id}")
        build(engine)
        with engine.begin() as connection:
            connection.exec_driver_sql(f"PRAGMA user_version={kind.version}")
    except OperationalError as error:
        engine.dispose()
        with suppress(OSError):
            path.unlink(missing_ok=True)
        raise unwritable(error, path) from error
    except BaseException:
        engine.dispose()
        path.unlink(missing_ok=True)
        raise
    engine.dispose()


def close_store(engine: Engine, path: Path) -> None:
    """Let go of the file, so that the next one may open it."""
    engine.dispose()
    with suppress(OSError):  # a medium that refuses to be written keeps the courtesy name
        name_file(path).unlink(missing_ok=True)


def version_of(engine: Engine) -> int:
    """Return the version of the schema in the file."""
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


def copy_store(engine: Engine, path: Path, target: Path) -> None:
    """Copy the live file through SQLite itself, check the copy, and put it in place at once."""
    partial = target.with_name("copy.partial")
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        faults = _copy(engine, partial)
        if faults:
            raise StoreError("store_damaged", file=path.name, faults=faults)
        sync_file(partial)
        partial.replace(target)
        sync_folder(target.parent)
    except (OSError, sqlite3.Error) as error:
        raise StoreError("backup_unwritable", folder=str(target.parent)) from error
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)


def faults_of(engine: Engine) -> list[str]:
    """Return what SQLite finds wrong in the whole file, in its own words; nothing when it is sound.

    It answers one row for each fault, a hundred at most, or breaks off at one that stops it.
    """
    try:
        with engine.connect() as connection:
            source: Any = connection.connection.driver_connection
            return _faults(source)
    except DatabaseError as error:
        return [str(error.orig)]


def unwritable(error: Exception, path: Path) -> StoreError:
    """Return the sentence that fits a failed write; whatever was saved before is still saved."""
    text = str(error).lower()
    if "readonly" in text or "unable to open" in text:
        return StoreError("store_read_only", file=path.name)
    if "full" in text:
        return StoreError("disk_full", file=path.name)
    if "locked" in text:
        return StoreError("edition_in_use", file=path.name, holder=_holder(path))
    if "no such" in text or "already exists" in text:  # the tables are not those of its version
        return StoreError("store_damaged", file=path.name)
    return StoreError("store_removed", file=path.name)


def _engine(path: Path) -> Engine:
    def connect() -> sqlite3.Connection:
        connection = sqlite3.connect(
            path, isolation_level=None, check_same_thread=False, timeout=BUSY_MILLISECONDS / 1000
        )
        try:
            for pragma in PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", creator=connect, poolclass=StaticPool)
    # The driver's own transactions leave out the schema; ours begin where SQLAlchemy's do.
    event.listen(engine, "begin", _begin)
    return engine


def _begin(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN EXCLUSIVE")


def _check(engine: Engine, path: Path, kind: StoreKind) -> None:
    try:
        with engine.begin() as connection:
            ask = connection.exec_driver_sql
            application_id = ask("PRAGMA application_id").scalar_one()
            version = ask("PRAGMA user_version").scalar_one()
            answer = ask("PRAGMA quick_check(1)").scalar_one()
    except (DatabaseError, sqlite3.DatabaseError, UnicodeError) as error:
        raise _unopened(error, path) from error
    if application_id != kind.application_id:
        raise StoreError("store_foreign", file=path.name)
    if version > kind.version:
        raise StoreError("store_newer", file=path.name)
    if answer != "ok":
        raise StoreError("store_damaged", file=path.name)


def _unopened(error: Exception, path: Path) -> StoreError:
    text = str(error).lower()
    if "not a database" in text:
        return StoreError("store_foreign", file=path.name)
    if "locked" in text:
        return StoreError("edition_in_use", file=path.name, holder=_holder(path))
    if "readonly" in text or "unable to open" in text:
        return StoreError("store_read_only", file=path.name)
    return StoreError("store_damaged", file=path.name)


def name_file(path: Path) -> Path:
    """Return where it stands, beside an open file, who has it open."""
    return path.with_name(f".{path.name}.open")


def _leave_name(path: Path) -> None:
    """Tell others who holds the file; SQLite's own lock is what keeps them out."""
    who = {"host": platform.node(), "user": _user(), "pid": os.getpid()}
    try:
        name_file(path).write_text(json.dumps(who), encoding="utf-8")
    except OSError:  # the name is a courtesy; the file is ours all the same
        return


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "?"


def _holder(path: Path) -> str:
    try:
        who = json.loads(name_file(path).read_text(encoding="utf-8"))
        return f"{who['user']}, {who['host']}, n° {who['pid']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "?"


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
        return [str(error)]
    return [] if rows == ["ok"] else rows
