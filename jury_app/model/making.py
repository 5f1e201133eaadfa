"""Making a store aside, so that there is never half of one under a name that can be opened."""

import glob
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from jury_app.errors import StoreError
from jury_app.files import PARTIAL, drop, give_name, name_file, sync_file, sync_folder


@contextmanager
def made_aside(path: Path) -> Iterator[Path]:
    """Yield another name beside; what was made there takes its own, and nobody else's place.

    What a process that was killed left under such a name goes the next time.
    """
    if not path.parent.is_dir():
        raise StoreError("folder_missing", folder=str(path.parent))
    _drop_leavings(path)
    if path.exists():
        raise StoreError("file_exists", file=path.name)
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}{PARTIAL}")
    try:
        yield partial
        sync_file(partial)
        give_name(partial, path)
        sync_folder(path.parent)
    except FileExistsError as error:
        raise StoreError("file_exists", file=path.name) from error
    except OSError as error:
        raise StoreError("file_unwritable", file=path.name) from error
    except StoreError as error:
        raise _about(path, partial, error) from error
    finally:
        _drop_all(partial)


def _about(path: Path, partial: Path, error: StoreError) -> StoreError:
    """Return a refusal under the name that a person knows."""
    if error.details.get("file") != partial.name:
        return error
    return StoreError(error.code, **{**error.details, "file": path.name})


def _drop_leavings(path: Path) -> None:
    """Remove what was begun for this name and left there, but nothing that somebody is at."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*{PARTIAL}"):
        if not _is_held(left):
            _drop_all(left)


def _drop_all(partial: Path) -> None:
    for each in (partial, partial.with_name(f"{partial.name}-journal"), name_file(partial)):
        drop(each)


def _is_held(path: Path) -> bool:
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("ROLLBACK")
    except sqlite3.OperationalError as error:
        return error.sqlite_errorname == "SQLITE_BUSY"
    except sqlite3.Error:
        return False
    return False
