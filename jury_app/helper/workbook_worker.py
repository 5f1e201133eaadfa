"""In the child: the sheets of a workbook, XLSX with openpyxl over defusedxml, or ODS."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any, TypeAlias
from zipfile import BadZipFile, ZipFile

from openpyxl import load_workbook

from jury_app.errors import RefusedFileError
from jury_app.helper.frames import Request
from jury_app.helper.ods import read_ods

Sent: TypeAlias = str | int | float | bool | list[str] | None

MAX_BYTES = 400 * 1024 * 1024
MAX_ROWS = 100_000
MAX_CELLS = 4_000_000

_ESCAPED = re.compile("_x00(?:0[0-8BCDEF]|1[0-9A-F])_")
_BIGGEST = 2**63
_OLE = bytes.fromhex("d0cf11e0a1b11ae1")


class Worker:
    """Turns a workbook into rows of plain values."""

    def answer(self, _request: Request, body: bytes) -> tuple[Any, bytes]:
        """Return each sheet's name and rows."""
        if body.startswith(_OLE):
            raise RefusedFileError("workbook_old")
        try:
            names = _names(body)
        except BadZipFile:
            raise RefusedFileError("file_unreadable") from None
        sheets = read_ods(body) if "content.xml" in names else _read_xlsx(body)
        room = _Room()
        return [(name, room.take(rows)) for name, rows in sheets], b""


class _Room:
    """How much one workbook may bring, all sheets together."""

    def __init__(self) -> None:
        self._rows = MAX_ROWS
        self._cells = MAX_CELLS

    def take(self, rows: Iterable[Iterable[Any]]) -> list[list[Sent]]:
        """Return the rows up to the last one that holds something."""
        taken: list[list[Sent]] = []
        empty = 0
        for row in rows:
            cells = _trimmed([_sent(cell) for cell in row])
            if not cells:
                empty += 1
                continue
            self._rows -= 1 + empty
            self._cells -= len(cells)
            if self._rows < 0 or self._cells < 0:
                raise RefusedFileError("file_too_large")
            taken.extend([] for _missing in range(empty))
            taken.append(cells)
            empty = 0
        return taken


def _names(body: bytes) -> set[str]:
    with ZipFile(BytesIO(body)) as archive:
        if sum(entry.file_size for entry in archive.infolist()) > MAX_BYTES:
            raise RefusedFileError("file_too_large")
        return set(archive.namelist())


def _read_xlsx(body: bytes) -> Iterator[tuple[str, Iterable[Iterable[Any]]]]:
    workbook = load_workbook(BytesIO(body), read_only=True, data_only=True, keep_links=False)
    for sheet in workbook.worksheets:
        sheet.reset_dimensions()
        yield sheet.title, sheet.iter_rows(values_only=True)


def _sent(cell: Any) -> Sent:
    """Return a cell as it travels: dates by name, and no number that the pipe cannot hold."""
    if isinstance(cell, datetime):
        return ["datetime", cell.isoformat()]
    if isinstance(cell, date):
        return ["date", cell.isoformat()]
    if isinstance(cell, str):
        return _ESCAPED.sub("", cell) or None
    if isinstance(cell, int) and not -_BIGGEST <= cell < _BIGGEST:
        return str(cell)
    if cell is None or isinstance(cell, int | float):
        return cell
    return str(cell)


def _trimmed(cells: list[Sent]) -> list[Sent]:
    while cells and cells[-1] is None:
        cells.pop()
    return cells
