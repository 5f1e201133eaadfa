"""Any file with a table in it, as sheets of cells; where it came from makes no difference here."""

from dataclasses import dataclass
from pathlib import Path

from jury_app.errors import RefusedFileError
from jury_app.files import require_ordinary
from jury_app.helper import Sheet, read_workbook
from jury_app.importing.texts import decode, records

MAX_BYTES = 64 * 1024 * 1024

_ZIP = b"PK\x03\x04"
_OPEN_DOCUMENT = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_OLD_EXCEL = bytes.fromhex("d0cf11e0a1b11ae1")
_NO_TABLE = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"{\\rtf", b"<!DOCTYPE", b"<html", b"GIF8")


@dataclass(frozen=True, slots=True)
class Tables:
    """The sheets of a file; `separator` is empty for a workbook."""

    encoding: str
    separator: str
    sheets: list[Sheet]


def read_tables(path: Path) -> Tables:
    """Return the sheets of a workbook, or the one table of a text file."""
    data = read_bytes(path, MAX_BYTES)
    file = path.name
    if data.startswith(_OLD_EXCEL):
        raise RefusedFileError("workbook_old", file=file)
    if data.startswith(_NO_TABLE):
        raise RefusedFileError("not_a_table", file=file)
    if data.startswith(_ZIP):
        tables = Tables(_workbook_kind(data), "", read_workbook(data, file))
    else:
        text, encoding = decode(data, file)
        rows, separator = records(text, file)
        tables = Tables(encoding, separator, [Sheet("", [list(row) for row in rows])])
    if not any(cell for sheet in tables.sheets for row in sheet.rows for cell in row):
        raise RefusedFileError("table_empty", file=file)
    return tables


def read_bytes(path: Path, most: int) -> bytes:
    """Return what a file holds, or say why it cannot be had."""
    require_ordinary(path)
    try:
        if path.stat().st_size > most:
            raise RefusedFileError("file_too_large", file=path.name)
        data = path.read_bytes()
    except FileNotFoundError:
        raise RefusedFileError("file_missing", file=path.name) from None
    except IsADirectoryError:
        raise RefusedFileError("file_is_folder", file=path.name) from None
    except OSError:
        raise RefusedFileError("file_held", file=path.name) from None
    if not data:
        raise RefusedFileError("table_empty", file=path.name)
    return data


def _workbook_kind(data: bytes) -> str:
    return "ods" if _OPEN_DOCUMENT in data[:128] else "xlsx"
