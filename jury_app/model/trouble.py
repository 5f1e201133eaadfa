"""What a file answered, as the sentence that fits: damaged, gone, full, held, or failing."""

import sqlite3
from pathlib import Path

from jury_app.errors import StoreError
from jury_app.model.holder import holder
from jury_app.model.medium import Witness

# What SQLite answers, by what it means for a person. The tables are not those of the version where
# it says no more than “error”, and a text is none any more where the driver says nothing.
BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_ERROR, None}
READ_ONLY = {
    sqlite3.SQLITE_READONLY,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_PERM,
    sqlite3.SQLITE_AUTH,
}


def unwritable(error: Exception, witness: Witness | None, path: Path) -> StoreError:
    """Return the sentence that fits what the file answered; whatever was saved is still saved."""
    result = _result(error)
    if result == sqlite3.SQLITE_FULL:
        return StoreError("disk_full", file=path.name)
    if result in BUSY:
        return StoreError("edition_in_use", file=path.name, holder=holder(path))
    return StoreError(_loss(witness) or _trouble(result), file=path.name)


def unopened(error: Exception, path: Path) -> StoreError:
    """Return the sentence that fits a file that could not be opened at all."""
    result = _result(error)
    if result == sqlite3.SQLITE_NOTADB:
        return StoreError("store_foreign", file=path.name)
    if result in BUSY:
        return StoreError("edition_in_use", file=path.name, holder=holder(path))
    if not path.exists():
        return StoreError("store_removed", file=path.name)
    return StoreError(_trouble(result), file=path.name)


def require_in_place(witness: Witness | None, path: Path) -> None:
    """Nothing is called saved in a file that its name no longer leads to."""
    if witness and (code := witness.displacement()):
        raise StoreError(code, file=path.name)


def unsound(witness: Witness | None, path: Path) -> StoreError:
    """Return the sentence that fits a file in which SQLite finds faults."""
    return StoreError(_loss(witness) or "store_damaged", file=path.name)


def require_damaged(refusal: StoreError) -> None:
    """What is no damage is no finding about a file, but keeps us from looking."""
    if refusal.code != "store_damaged":
        raise refusal


def says_damaged(error: Exception) -> bool:
    """Whether SQLite answered that what it reads makes no sense."""
    return _result(error) in DAMAGED


def _trouble(result: int | None) -> str:
    """Return the code of what is wrong with a file that is there."""
    if result in DAMAGED:
        return "store_damaged"
    return "store_read_only" if result in READ_ONLY else "store_failing"


def _result(error: BaseException | None) -> int | None:
    """Return SQLite's own primary result; nothing where the driver could not make out a text."""
    origin = getattr(error, "orig", error)  # as SQLAlchemy wraps it
    code: int | None = getattr(origin, "sqlite_errorcode", None)
    return None if code is None else code & 0xFF


def _loss(witness: Witness | None) -> str | None:
    return witness.loss() if witness else None
