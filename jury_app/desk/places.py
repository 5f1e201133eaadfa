"""Where a juror's work is kept: in the user's own folder, or beside the kit where there is none."""

from pathlib import Path

from jury_app import paths
from jury_app.desk.moving import noted_place
from jury_app.desk.work_file import Clock, Owner, WorkFile
from jury_app.errors import StoreError
from jury_app.sealing.keys import fingerprint
from jury_app.sealing.manifest import KitManifest

_NO_PLACE = frozenset({"store_read_only", "disk_full", "store_failing"})


def work_file_name(manifest: KitManifest) -> str:
    """Return the name that all kits of one juror for one round share."""
    name = fingerprint("\n".join(_owner(manifest)).encode())
    return f"{manifest.edition.year}-{name}.jurywork"


def open_work_file(manifest: KitManifest, clock: Clock, beside: Path | None) -> WorkFile:
    """Open the work where it was begun; it begins beside the kit only where nothing else will do.

    Work that was begun beside the kit stays there, whatever becomes of the user's own folder; work
    that the juror has moved is where it was moved to.
    """
    name = work_file_name(manifest)
    own, near = paths.user_data() / name, beside / name if beside is not None else None
    if moved := noted_place(name, beside):
        return _open(moved, manifest, clock)
    if near is not None and _is_there(near):
        return _open(near, manifest, clock)
    try:
        return _open(own, manifest, clock)
    except StoreError as error:
        if near is None or error.code not in _NO_PLACE or _was_begun(own):
            raise told(error, own) from error
        return _begin_near(near, manifest, clock, error)


def told(error: StoreError, path: Path) -> StoreError:
    """Return a refusal as a juror needs it: nobody knows that there is a work file to copy."""
    if error.code != "store_read_only":
        return error
    return StoreError("desk_no_place", folder=str(path.parent))


def _begin_near(near: Path, manifest: KitManifest, clock: Clock, why: StoreError) -> WorkFile:
    try:
        return _open(near, manifest, clock)
    except StoreError:
        raise told(why, near) from None


def _open(path: Path, manifest: KitManifest, clock: Clock) -> WorkFile:
    _is_there(path)
    return WorkFile(path, _owner(manifest), manifest.attachments_identity, clock)


def _was_begun(path: Path) -> bool:
    """Whether there may be work already: then no second one is begun elsewhere."""
    try:
        return _is_there(path)
    except StoreError:
        return True


def _is_there(path: Path) -> bool:
    """Whether there is a file; a folder that one may not even look into is refused."""
    try:
        return path.exists()
    except OSError as error:
        raise StoreError("store_read_only", file=path.name) from error


def _owner(manifest: KitManifest) -> Owner:
    return Owner(manifest.edition.id, manifest.juror.id, manifest.round)
