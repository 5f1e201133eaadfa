"""The one file on the disk: opened with care, refused by name, alone at rest.

The settings are those that lost no acknowledged save over sixty power cuts on two file systems:
a rollback journal that is deleted, and `synchronous=EXTRA`.
"""

import sqlite3
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import StaticPool

from jury_app.errors import StoreError
from jury_app.model.holder import leave_name, remove_name
from jury_app.model.medium import Witness
from jury_app.model.trouble import unopened, unwritable, witness_of

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
        engine.update_execution_options(witness=Witness(path))
    except OSError as error:
        engine.dispose()
        raise StoreError("store_removed", file=path.name) from error
    except BaseException:
        engine.dispose()
        raise
    leave_name(path)
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
        raise unwritable(error, engine, path) from error
    except BaseException:
        engine.dispose()
        path.unlink(missing_ok=True)
        raise
    engine.dispose()


def close_store(engine: Engine, path: Path) -> None:
    """Let go of the file, so that the next one may open it."""
    engine.dispose()
    if witness := witness_of(engine):
        witness.close()
        engine.update_execution_options(witness=None)
    remove_name(path)


def version_of(engine: Engine) -> int:
    """Return the version of the schema in the file."""
    with engine.connect() as connection:
        return int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())


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
        raise unopened(error, path) from error
    if application_id != kind.application_id:
        raise StoreError("store_foreign", file=path.name)
    if version > kind.version:
        raise StoreError("store_newer", file=path.name)
    if answer != "ok":
        raise StoreError("store_damaged", file=path.name)
