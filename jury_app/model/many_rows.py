"""Many rows of one table put in or taken out at once, told in the journal as if one by one.

An entity costs far more than its row. These write the same rows and take the same notes.
"""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Executable, Table, and_, bindparam, delete, insert, inspect
from sqlalchemy.orm import Session

from jury_app.model.entities import Base
from jury_app.model.journal import note_change, told_columns

Row = Mapping[str, Any]


def add_rows(session: Session, kind: type[Base], rows: Sequence[Row]) -> None:
    """Put in rows, each with a value for every column."""
    table = _table(kind)
    _write(session, insert(table), rows)
    for row in rows:
        note_change(session, table.name, _key(table, row), None, None)


def remove_rows(session: Session, kind: type[Base], rows: Sequence[Row]) -> None:
    """Take out rows, each told with its value of every column."""
    table, told = _table(kind), told_columns(inspect(kind))
    is_row = and_(*(each == bindparam(f"of_{each.name}") for each in table.primary_key))
    keys = [{f"of_{each.name}": row[each.name] for each in table.primary_key} for row in rows]
    _write(session, delete(table).where(is_row), keys)
    for row in rows:
        before = {name: row[name] for name in told}
        note_change(session, table.name, _key(table, row), before, None)


def _write(session: Session, statement: Executable, rows: Sequence[Row]) -> None:
    session.flush()
    if rows:
        session.connection().execute(statement, rows)
    session.expire_all()  # what was loaded of them is out of date


def _key(table: Table, row: Row) -> list[Any]:
    return [row[each.name] for each in table.primary_key]


def _table(kind: type[Base]) -> Table:
    return kind.metadata.tables[kind.__tablename__]
