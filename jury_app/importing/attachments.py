"""The archive of attachments that comes with an export: each file to its application.

Nothing is ever unpacked to the disk: a name in an archive is a text, not a path. What the archive
claims about its sizes is checked before anything is read, and again while it is read.
"""

import stat
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from jury_app.errors import RefusedFileError
from jury_app.files import require_ordinary
from jury_app.formatting import shown
from jury_app.importing.archive_layout import (
    FAILED_LIST,
    Place,
    apart,
    entry_path,
    failed_files,
    is_safe,
    place_of,
    unstamped,
)
from jury_app.importing.photographs import without_camera
from jury_app.importing.records import ReadAttachment, RowProblem
from jury_app.limits import LONGEST_LINE

MAX_ENTRIES = 20_000
MAX_FILE = 100 * 1024 * 1024
MAX_TOTAL = 4 * 1024 * 1024 * 1024
MAX_RATIO = 200

_ENCRYPTED = 0x1
_SMALL = 1024 * 1024
_DAMAGED = (
    BadZipFile,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    zlib.error,
)


@dataclass(slots=True)
class AttachmentsFile:
    """An archive looked through: what is refused or left out, and the files still to be read.

    `row` of a problem is the place in the archive, its `column` the path there.
    """

    path: Path
    refused: list[RowProblem] = field(default_factory=list)
    warnings: list[RowProblem] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.places)

    def __iter__(self) -> Iterator[ReadAttachment]:
        """Read one file after another; one that is damaged is refused when its turn comes."""
        with ZipFile(self.path) as archive:
            for place in self.places:
                try:
                    data = _read(archive, place.entry)
                except _DAMAGED:
                    problem = RowProblem(place.row, place.path, "attachment_damaged", place.name)
                    self.refused.append(problem)
                    continue
                yield ReadAttachment(
                    row=place.row,
                    number=place.number,
                    name=place.name,
                    data=without_camera(data, place.name),
                    path=place.path,
                    is_dossier=place.is_dossier,
                )


def read_attachments(path: Path) -> AttachmentsFile:
    """Look through an archive; go through what comes back to have the files themselves."""
    require_ordinary(path)
    found = AttachmentsFile(path)
    try:
        with ZipFile(path) as archive:
            entries = archive.infolist()
            _require_bounded(entries, path.name)
            for row, entry in enumerate(entries, start=1):
                if not entry.is_dir():
                    _look(found, archive, row, entry)
    except FileNotFoundError:
        raise RefusedFileError("file_missing", file=path.name) from None
    except _DAMAGED:
        raise RefusedFileError("archive_unreadable", file=path.name) from None
    if not (found.places or found.warnings or found.refused):
        raise RefusedFileError("archive_empty", file=path.name)
    found.places = apart(found.places)
    return found


def _look(found: AttachmentsFile, archive: ZipFile, row: int, entry: ZipInfo) -> None:
    path = entry_path(entry)
    name = path.rpartition("/")[2]
    reason = _fault(entry, path)
    if reason:
        found.refused.append(RowProblem(row, shown(path), reason, shown(name)))
    elif name == FAILED_LIST:
        for missing in failed_files(_read(archive, entry)):
            value = unstamped(missing.rpartition("/")[2])
            found.warnings.append(RowProblem(row, missing, "attachment_not_exported", value))
    else:
        place = place_of(row, entry, path)
        if isinstance(place, Place):
            found.places.append(place)
        elif place == "attachment_unplaced":
            found.refused.append(RowProblem(row, path, place, name))
        elif place:
            found.warnings.append(RowProblem(row, path, place, name))


def _fault(entry: ZipInfo, path: str) -> str:
    """Return why a file is not even looked at, if so."""
    if not is_safe(path):
        return "attachment_path_unsafe"
    if entry.flag_bits & _ENCRYPTED:
        return "attachment_encrypted"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "attachment_is_link"
    if entry.file_size > MAX_FILE:
        return "attachment_too_large"
    if entry.file_size > max(_SMALL, entry.compress_size * MAX_RATIO):
        return "attachment_inflated"
    if len(path) > LONGEST_LINE:
        return "attachment_name_long"
    return "" if entry.file_size else "attachment_empty"


def _require_bounded(entries: list[ZipInfo], file: str) -> None:
    if len(entries) > MAX_ENTRIES or sum(entry.file_size for entry in entries) > MAX_TOTAL:
        raise RefusedFileError("file_too_large", file=file)


def _read(archive: ZipFile, entry: ZipInfo) -> bytes:
    with archive.open(entry) as file:
        data = file.read(entry.file_size + 1)
    if len(data) != entry.file_size:
        raise BadZipFile
    return data
