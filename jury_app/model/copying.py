"""A copy of an edition at rest, such as a back-up on a stick: read, and never written."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from jury_app.errors import StoreError
from jury_app.model import sqlite_file
from jury_app.model.sqlite_file import require_file
from jury_app.model.trouble import unopened, unwritable

_TOLD_OF_BACKUP = {
    "store_foreign": "backup_not_one",
    "store_unfinished": "backup_not_one",
    "file_empty": "backup_not_one",
    "store_damaged": "backup_damaged",
    "store_newer": "store_newer",
    "store_hostile": "store_hostile",
}


def copy_at_rest(source: Path, target: Path) -> None:
    """Copy all of a file through SQLite itself, even from where nothing can be written."""
    require_file(source)
    if not source.is_file():
        raise StoreError("store_foreign", file=source.name)
    try:
        with closing(sqlite3.connect(target)) as copy:
            _copy(source, copy)
    except sqlite3.Error as error:  # only what the new file itself answers comes here
        raise unwritable(error, None, target) from error


@contextmanager
def telling_of_backup(backup: Path, aside: Path) -> Iterator[None]:
    """Say what is refused of a copy in the making under the name of the back-up it comes from."""
    try:
        yield
    except StoreError as error:
        code = _TOLD_OF_BACKUP.get(error.code)
        if code is None or error.details.get("file") not in {aside.name, backup.name}:
            raise  # such as a disk that is full: that is said of the new file
        raise StoreError(code, **{**error.details, "file": backup.name}) from error


def acts_at_rest(source: Path) -> int:
    """Return how many acts the journal of a copy holds."""
    require_file(source)
    try:
        with closing(_reading(source)) as own:
            return int(own.execute("SELECT max(seq) FROM journal_entry").fetchone()[0] or 0)
    except sqlite3.Error as error:
        raise unopened(error, source) from error


def _reading(source: Path) -> sqlite3.Connection:
    uri = f"{source.resolve().as_uri()}?mode=ro"
    return sqlite3.connect(uri, uri=True, timeout=sqlite_file.BUSY_SECONDS)


def _copy(source: Path, copy: sqlite3.Connection) -> None:
    try:
        with closing(_reading(source)) as own:
            own.execute("BEGIN")
            own.execute("SELECT count(*) FROM sqlite_master").fetchone()
            own.backup(copy)  # it would wait without end for a file that somebody else holds
    except sqlite3.Error as error:
        if _is_full(error):
            raise
        raise unopened(error, source) from error


def _is_full(error: sqlite3.Error) -> bool:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF == sqlite3.SQLITE_FULL
