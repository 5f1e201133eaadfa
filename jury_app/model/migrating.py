"""Bringing an edition's schema up to date, by Alembic, in one transaction.

The scripts stand in `migrations/versions`; the file's own `user_version` says which were run, so
that a window opens without loading Alembic at all when there is nothing to do.
"""

from functools import cache
from pathlib import Path

from alembic.migration import MigrationContext
from alembic.operations import Operations
from sqlalchemy import (
    Boolean,
    Connection,
    Engine,
    Executable,
    Integer,
    false,
    func,
    literal,
    or_,
    select,
    text,
    union_all,
)

from jury_app.errors import StoreError
from jury_app.model.entities import Base
from jury_app.model.migrations import SCRIPTS, TRIGGERS
from jury_app.model.sqlite_file import StoreKind

EDITION = StoreKind(application_id=0x4A757279, version=len(SCRIPTS))


def upgrade(engine: Engine) -> None:
    """Run the scripts that the file has not seen: all of them, or none."""
    with engine.begin() as connection:
        upgrade_connection(connection)


def upgrade_connection(connection: Connection) -> None:
    """Run the missing scripts in the transaction of the caller."""
    seen = int(connection.exec_driver_sql("PRAGMA user_version").scalar_one())
    with Operations.context(MigrationContext.configure(connection)):
        for script in SCRIPTS[seen:]:
            script.upgrade()
    connection.exec_driver_sql(f"PRAGMA user_version={len(SCRIPTS)}")


def require_known_schema(engine: Engine, path: Path) -> None:
    """Refuse a file with triggers or views that are not ours: they would run on our behalf."""
    query = text("SELECT name, sql FROM sqlite_master WHERE type IN ('trigger', 'view')")
    with engine.connect() as connection:
        found = {row.name: row.sql for row in connection.execute(query)}
    if found != TRIGGERS:
        raise StoreError("store_hostile", file=path.name)


def require_numbers(engine: Engine, path: Path) -> None:
    """Refuse a file with anything else where a number stands: SQLite takes a text there too.

    It would be counted with, and a text that is taken many times fills any memory.
    """
    with engine.connect() as connection:
        if connection.scalar(_others_for_numbers()):
            raise StoreError("store_damaged", file=path.name)


@cache
def _others_for_numbers() -> Executable:
    found = []
    for table in Base.metadata.tables.values():
        numbers = [each for each in table.columns if isinstance(each.type, Integer | Boolean)]
        kinds = [func.typeof(each).not_in(("integer", "null")) for each in numbers]
        found.append(select(literal(1)).select_from(table).where(or_(false(), *kinds)))
    return union_all(*found).limit(1)
