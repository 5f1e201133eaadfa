"""The one file of an edition, as SQLAlchemy works with it: opened, made, and let go."""

from collections.abc import Callable
from contextlib import closing, suppress
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine import Dialect
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import NullPool, StaticPool
from sqlalchemy.util import LRUCache

from jury_app.errors import StoreError
from jury_app.model.holder import leave_name, remove_name
from jury_app.model.medium import Witness
from jury_app.model.sqlite_file import (
    BEGIN,
    StoreKind,
    connect,
    require_file,
    require_kind,
    telling_unopened,
)
from jury_app.model.trouble import unopened, unwritable

_WORDED: LRUCache[Any, Any] = LRUCache(1000)
"""Statements as SQLite reads them: worded once for all the files that a process opens."""


def open_store(path: Path, kind: StoreKind) -> Engine:
    """Open an existing file for ourselves alone, or say by name why it cannot be opened."""
    require_file(path)
    engine = _engine(path)
    try:
        _require_kind(engine, path, kind)
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
        raise unwritable(error, witness_of(engine), path) from error
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


def witness_of(engine: Engine) -> Witness | None:
    """Return who remembers the file as it was opened."""
    witness: Witness | None = engine.get_execution_options().get("witness")
    return witness


def _engine(path: Path) -> Engine:
    engine = create_engine(
        "sqlite://",
        creator=lambda: connect(path),
        poolclass=StaticPool,
        execution_options={"compiled_cache": _WORDED},
    )
    engine.dialect = _dialect()  # what was worded is found again by its dialect
    # The driver's own transactions leave out the schema; ours begin where SQLAlchemy's do.
    event.listen(engine, "begin", _begin)
    return engine


@cache
def _dialect() -> Dialect:
    """Return what knows how SQLite speaks, once it has been heard."""
    engine = create_engine("sqlite://", poolclass=NullPool)
    with engine.connect():
        return engine.dialect


def _begin(connection: Any) -> None:
    connection.exec_driver_sql(BEGIN)


def _require_kind(engine: Engine, path: Path, kind: StoreKind) -> None:
    try:
        with telling_unopened(path), closing(engine.raw_connection()) as pooled:
            driver: Any = pooled.driver_connection
            require_kind(driver, path, kind)
    except DatabaseError as error:
        raise unopened(error, path) from error
