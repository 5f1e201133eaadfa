"""Writing a file so that it is there whole, or not at all."""

import os
import secrets
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from jury_app.errors import RefusedFileError, StoreError

STORE = b"SQLite format 3\0"
"""How every edition begins, and every juror’s work: no document takes the place of one."""

PARTIAL = ".partial"
"""How a name ends under which nothing is finished; no window offers to open it."""


@contextmanager
def replacing(path: Path, *, is_secret: bool = False) -> Iterator[BinaryIO]:
    """Write beside; on leaving, sync, put in place and sync the folder.

    A secret is for whoever writes it, where the system knows who may read what.
    """
    _require_no_store(path)
    partial = path.with_name(f".{path.name}.{secrets.token_hex(4)}{PARTIAL}")
    try:
        with open(partial, "wb", opener=_for_me_alone if is_secret else None) as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        drop(partial)
        raise StoreError("file_unwritable", file=path.name) from error
    except BaseException:
        drop(partial)
        raise


def require_ordinary(path: Path) -> None:
    """Refuse a pipe or a device that is named as a file: to read one may never end."""
    with suppress(OSError, ValueError):  # what cannot be asked is told by whoever reads it
        kind = path.stat().st_mode
        if not (stat.S_ISREG(kind) or stat.S_ISDIR(kind)):
            raise RefusedFileError("file_not_ordinary", file=path.name)


def ending_of(path: Path, endings: Sequence[str]) -> str:
    """Return the ending by which a name chooses its kind of file, one of those that there are."""
    ending = path.suffix.lower()
    if ending not in endings:
        raise StoreError("ending_unknown", file=path.name, endings=", ".join(endings))
    return ending


def name_file(path: Path) -> Path:
    """Return where it stands, beside an open edition or work file, who has it open."""
    return path.with_name(f".{path.name}.open")


def _require_no_store(path: Path) -> None:
    if path.exists() and any(name_file(each).exists() for each in (path, path.resolve())):
        # not to be read here: closing it again would let go of the locks that SQLite has on it
        raise StoreError("file_exists", file=path.name)
    with suppress(OSError), path.open("rb") as file:
        if file.read(len(STORE)) == STORE:
            raise StoreError("file_exists", file=path.name)


def _for_me_alone(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def give_name(partial: Path, path: Path) -> None:
    """Give a file its name if the name is free: of two who want it, one has it."""
    try:
        path.hardlink_to(partial)
    except FileExistsError:
        raise
    except OSError:  # a file system without links
        if path.exists():
            raise FileExistsError(path) from None
        partial.rename(path)
    drop(partial)


def drop(path: Path) -> None:
    """Remove what was begun, unless the medium refuses that too."""
    with suppress(OSError):
        path.unlink(missing_ok=True)


def write_safely(path: Path, data: bytes, *, is_secret: bool = False) -> None:
    """Write all of a file, and read it back."""
    with replacing(path, is_secret=is_secret) as file:
        file.write(data)
    require_written(path, data)


def require_written(path: Path, data: bytes) -> None:
    """Read a file back: what is called written is there."""
    try:
        found = path.read_bytes()
    except OSError as error:
        raise StoreError("file_unwritable", file=path.name) from error
    if found != data:
        raise StoreError("file_unwritable", file=path.name)


def shipped(path: Path) -> bytes:
    """Return a file that the application brought along."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise StoreError("program_incomplete", file=path.name) from error


def made_folder(path: Path) -> Path:
    """Return a folder that is there now, with those above it."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError("folder_unwritable", folder=str(path)) from error
    return path


def require_writable(folder: Path) -> None:
    """Refuse a folder that takes no file, before something is done that has to end in one."""
    probe = made_folder(folder) / f".{secrets.token_hex(4)}{PARTIAL}"
    try:
        probe.touch(exist_ok=False)
    except OSError as error:
        raise StoreError("folder_unwritable", folder=str(folder)) from error
    finally:
        drop(probe)


def sync_file(path: Path) -> None:
    """Make what was written into a file survive a power cut."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    if os.name == "nt":  # Windows has no handle on a folder; a replacement is journalled there
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
