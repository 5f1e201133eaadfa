"""Workbooks and CSV files whose cells are never run, and whose bytes depend on content alone.

A text is stored as text in a workbook; in a CSV it is guarded as `formulas` says.
"""

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from errno import EDQUOT, EFBIG, ENOSPC
from io import BytesIO, TextIOWrapper
from tempfile import gettempdir
from typing import BinaryIO, Literal, TypeAlias
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.header_footer import HeaderFooterItem
from openpyxl.worksheet.page import PageMargins
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet
from openpyxl.writer.excel import ExcelWriter

from jury_app.errors import JuryError, StoreError
from jury_app.formulas import guarded
from jury_app.i18n import _
from jury_app.rehearsal import COLUMN, stamp

CellValue: TypeAlias = str | int | Decimal | bool | date | datetime | None

BOM = "\N{ZERO WIDTH NO-BREAK SPACE}"

_LONGEST = 32_767
_NAME_LENGTH = 31
_NOT_IN_NAMES = re.compile(r"[\[\]:*?/\\]")
_FULL = frozenset({ENOSPC, EDQUOT, EFBIG})
_EPOCH = (1980, 1, 1, 0, 0, 0)
_MOMENT = datetime(2000, 1, 1)  # noqa: DTZ001 -- the format has no zones
_NARROWEST, _WIDEST = 9, 60
_AIR = 1  # the edges of a cell are a part of its width
_LINE_HEIGHT = 15.0
_MARGIN = 0.4
_NOTE_LETTERS, _NOTE_WIDTH = 44, 340
_HEAD_FILL = "FFE9ECF0"
_LINE = "FFC4C8CC"


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The numbers a column accepts when the sheet is filled by hand."""

    minimum: int | Decimal
    maximum: int | Decimal
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading, its width in characters (0 fits it to its texts), a note on it."""

    title: str
    width: int = 0
    limits: Limits | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of a workbook: a heading that stays, rows under it, and columns that stay too.

    Rows are as tall as their texts: not every program sees to it by itself. Those of a sheet to
    fill are all given a height, and lines between them.
    """

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[CellValue]]
    fixed: int = 0
    is_fitted: bool = False


def write_xlsx(sheets: Sequence[Sheet], output: BinaryIO, *, title: str, author: str = "") -> None:
    """Write a workbook in which no text is ever a formula."""
    sheets = [_stamped(sheet) for sheet in sheets]
    for sheet in sheets:
        _require_short(sheet.rows)
    workbook = Workbook(write_only=True)
    workbook.properties.title = title
    workbook.properties.creator = author
    workbook.properties.created = workbook.properties.modified = _MOMENT
    package = BytesIO()
    try:
        for sheet in sheets:
            _write_sheet(workbook.create_sheet(_sheet_name(sheet.name)), sheet)
        with ZipFile(package, "w", ZIP_STORED) as archive:
            ExcelWriter(workbook, archive).save()
    except OSError as error:  # the library writes each sheet into a temporary file first
        code = "no_room_to_work" if error.errno in _FULL else "nowhere_to_work"
        raise StoreError(code, folder=gettempdir()) from error
    _write_settled(package, output)


def write_csv(
    rows: Iterable[Sequence[CellValue]],
    output: BinaryIO,
    *,
    bom: bool = False,
) -> None:
    """Write a CSV in UTF-8, parted by commas, in which no text is ever run."""
    text = TextIOWrapper(output, encoding="utf-8", newline="", write_through=True)
    if bom:
        text.write(BOM)
    writer = csv.writer(text)
    writer.writerows([_csv_text(value) for value in row] for row in _stamped_rows(rows))
    text.detach()


def _stamped(sheet: Sheet) -> Sheet:
    """Return a sheet with one column more where it is of a rehearsal."""
    if not stamp():
        return sheet
    return replace(
        sheet,
        name=f"{stamp()} {sheet.name}",
        columns=[*sheet.columns, Column(title=COLUMN)],
        rows=[[*row, stamp()] for row in sheet.rows],
    )


def _stamped_rows(rows: Iterable[Sequence[CellValue]]) -> Iterator[Sequence[CellValue]]:
    for number, row in enumerate(rows):
        yield [*row, stamp() if number else COLUMN] if stamp() else row


def _csv_text(value: CellValue) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    return guarded(value) if isinstance(value, str) else str(value)


def _require_short(rows: Sequence[Sequence[CellValue]]) -> None:
    """A text that a cell cannot hold is refused before anything is written, and never cut."""
    for row in rows:
        for value in row:
            if isinstance(value, str) and len(value) > _LONGEST:
                raise JuryError("cell_too_long", text=value[:40], longest=_LONGEST)


def _sheet_name(name: str) -> str:
    return _NOT_IN_NAMES.sub(" ", name)[:_NAME_LENGTH].strip(" '") or "1"


def _write_sheet(worksheet: Worksheet, sheet: Sheet) -> None:
    last = get_column_letter(len(sheet.columns))
    worksheet.freeze_panes = f"{get_column_letter(sheet.fixed + 1)}2"
    worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    worksheet.page_setup.orientation = "landscape"
    worksheet.page_setup.paperSize = 9  # A4
    worksheet.page_setup.fitToHeight = 0
    worksheet.print_options.gridLines = sheet.is_fitted
    worksheet.page_margins = PageMargins(_MARGIN, _MARGIN, 0.6, 0.6)
    worksheet.print_title_rows = "1:1"
    foot = worksheet.oddFooter or HeaderFooterItem()
    foot.left.text = sheet.name.replace("&", "&&")
    foot.right.text = _("Page {number} of {count}").format(number="&P", count="&N")
    worksheet.auto_filter.ref = f"A1:{last}{len(sheet.rows) + 1}"
    for number, column in enumerate(sheet.columns, start=1):
        letter = get_column_letter(number)
        texts = [row[number - 1] for row in sheet.rows]
        worksheet.column_dimensions[letter].width = column.width or _width(column.title, texts)
        if column.limits and sheet.rows:
            area = f"{letter}2:{letter}{len(sheet.rows) + 1}"
            worksheet.data_validations.append(_validation(column.limits, area))
    worksheet.append(list(_head_cells(worksheet, sheet.columns)))
    plain, quoted = _body_cells(worksheet, sheet.columns)
    for number, row in enumerate(sheet.rows, start=2):
        lines = _lines_of(sheet.columns, row)
        if lines > 1 or sheet.is_fitted:
            worksheet.row_dimensions[number].height = _LINE_HEIGHT * lines + 3
        worksheet.append(
            [
                _filled(pair[_is_run(value)], value)
                for pair, value in zip(zip(plain, quoted, strict=True), row, strict=True)
            ]
        )
        worksheet.row_dimensions.pop(number, None)  # it is written: a long sheet keeps no row


def _lines_of(columns: Sequence[Column], row: Sequence[CellValue]) -> int:
    """Return how many lines a row needs whose texts wrap at the widths of their columns."""
    most = 1
    for column, value in zip(columns, row, strict=True):
        width = column.width or _WIDEST
        if isinstance(value, str) and (len(value) >= width or "\n" in value):
            most = max(most, sum(1 + len(line) // width for line in value.split("\n")))
    return most


def _width(title: str, values: Sequence[CellValue]) -> int:
    longest = max((len(line) for value in values for line in str(value).split("\n")), default=0)
    return min(max(longest + _AIR, len(title) + 3, _NARROWEST), _WIDEST)


def _validation(limits: Limits, area: str) -> DataValidation:
    validation = DataValidation(
        type="whole" if limits.whole else "decimal",
        operator="between",
        formula1=str(limits.minimum),
        formula2=str(limits.maximum),
        allow_blank=True,
        showErrorMessage=True,
        error=_("A number from {minimum} to {maximum}, or nothing.").format(
            minimum=limits.minimum, maximum=limits.maximum
        ),
    )
    validation.add(area)
    return validation


def _head_cells(worksheet: Worksheet, columns: Sequence[Column]) -> Iterator[Cell]:
    for column in columns:
        cell = WriteOnlyCell(worksheet)
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor=_HEAD_FILL)
        cell.border = Border(bottom=Side("thin", color=_LINE))
        cell.alignment = Alignment(_across(column), "center", wrap_text=True)
        if column.note:
            cell.comment = _note(column.note)
        yield _filled(cell, column.title)


def _note(text: str) -> Comment:
    lines = text.splitlines()
    rows = sum(1 + len(line) // _NOTE_LETTERS for line in lines)
    return Comment(text, "", height=24 + 17 * rows, width=_NOTE_WIDTH)


def _body_cells(worksheet: Worksheet, columns: Sequence[Column]) -> tuple[list[Cell], list[Cell]]:
    """One cell a column, used again for every row; and the same for texts that look like formulas.

    Making a styled cell costs more than writing it.
    """
    plain = [WriteOnlyCell(worksheet) for _column in columns]
    quoted = [WriteOnlyCell(worksheet) for _column in columns]
    for cells in (plain, quoted):
        for cell, column in zip(cells, columns, strict=True):
            cell.alignment = Alignment(_across(column), "top", wrap_text=True)
    for cell in quoted:
        cell.quotePrefix = True
    return plain, quoted


def _across(column: Column) -> Literal["center"] | None:
    """Return where the cells of a column stand: what is typed into it in the middle."""
    return "center" if column.limits else None


def _is_run(value: CellValue) -> bool:
    return isinstance(value, str) and guarded(value) != value


def _filled(cell: Cell, value: CellValue) -> Cell:
    if not isinstance(value, str):
        cell.value = value
        return cell
    cell.value = value if value.isprintable() else _without_controls(value)
    cell.data_type = "s"
    return cell


def _without_controls(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return ILLEGAL_CHARACTERS_RE.sub("", lines)


def _write_settled(package: BytesIO, output: BinaryIO) -> None:
    """Write a package again with dates that never change."""
    with ZipFile(package) as source, ZipFile(output, "w") as target:
        for name in source.namelist():
            info = ZipInfo(name, _EPOCH)
            info.compress_type = ZIP_DEFLATED
            info.create_system = 3
            info.external_attr = 0o600 << 16
            target.writestr(info, source.read(name))
