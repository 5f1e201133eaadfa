"""Another place for a juror's work in the middle of it: the disk is full, or the medium has gone.

All of it is written anew from memory, since the file of before may be out of reach; that file is
left as it is. A note where kits look first says where to go on the next time.
"""

from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from jury_app import paths
from jury_app.desk.changes import Change
from jury_app.desk.work_file import Clock, KeptBallot, LockedNotes, Owner, WorkFile
from jury_app.errors import StoreError
from jury_app.files import drop, give_name, sync_folder, write_safely
from jury_app.sealing.manifest import KitManifest

_NOTE = ".place"
_PARTIAL = ".moving"


class Said(NamedTuple):
    """All that was ever done with a kit, and what only an older one can read."""

    changes: Sequence[Change]
    ballots: Sequence[KeptBallot]
    locked: LockedNotes


def moved(
    work: WorkFile,
    folder: Path,
    manifest: KitManifest,
    clock: Clock,
    said: Said,
) -> WorkFile:
    """Return the same work in another folder; it has its name there once it is whole."""
    path = folder / work.path.name
    if path.exists():
        raise StoreError("desk_there_already", folder=str(folder))
    partial = path.with_name(f"{path.name}{_PARTIAL}")
    drop(partial)
    try:
        _write(partial, manifest, clock, work.device_key, said)
        _name(partial, path)
        return _opened(path, manifest, clock)
    finally:
        drop(partial)


def note_place(name: str, folder: Path, beside: Path | None) -> bool:
    """Leave word of where the work is, wherever that may be written; say whether it was."""
    written = [
        _leave(place / f"{name}{_NOTE}", folder)
        for place in (paths.user_data(), beside)
        if place is not None
    ]
    return any(written) or folder == beside


def noted_place(name: str, beside: Path | None) -> Path | None:
    """Return where the work was moved to, if it was; a medium that is not there is asked for."""
    for place in (paths.user_data(), beside):
        note = place / f"{name}{_NOTE}" if place is not None else None
        if note is None or not (folder := _read(note)):
            continue
        path = Path(folder) / name
        if not _is_there(path):
            raise StoreError("desk_elsewhere", folder=folder, file=str(note))
        return path
    return None


def _write(
    path: Path,
    manifest: KitManifest,
    clock: Clock,
    device_key: bytes,
    said: Said,
) -> None:
    work = _opened(path, manifest, clock, device_key)
    try:
        work.take_over(said.changes, said.locked)
        for each in said.ballots:
            work.keep_ballot(each)
    finally:
        work.close()


def _opened(
    path: Path, manifest: KitManifest, clock: Clock, device_key: bytes | None = None
) -> WorkFile:
    owner = Owner(manifest.edition.id, manifest.juror.id, manifest.round)
    return WorkFile(path, owner, manifest.attachments_identity, clock, device_key)


def _name(partial: Path, path: Path) -> None:
    try:
        give_name(partial, path)
        sync_folder(path.parent)
    except FileExistsError as error:
        raise StoreError("desk_there_already", folder=str(path.parent)) from error
    except OSError as error:
        raise StoreError("store_read_only", file=path.name) from error


def _leave(note: Path, folder: Path) -> bool:
    try:
        write_safely(note, str(folder).encode())
    except (StoreError, OSError):
        drop(note)  # one of before would lead astray
        return False
    return True


def _read(note: Path) -> str:
    with suppress(OSError, UnicodeError):
        return note.read_text(encoding="utf-8").strip()
    return ""


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False
