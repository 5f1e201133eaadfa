"""Workbooks from outside: XLSX and ODS as rows of plain values."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeAlias

from jury_app.helper.child import SECONDS, Child
from jury_app.helper.frames import Request

Cell: TypeAlias = str | int | float | bool | datetime | date | None

_Sent: TypeAlias = str | int | float | bool | list[str] | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook; its rows end with their last cell that holds something."""

    name: str
    rows: list[list[Cell]]


def read_workbook(data: bytes, file: str = "", *, seconds: float = SECONDS) -> list[Sheet]:
    """Return the sheets of an XLSX or ODS file, formulas by the values they had when saved."""
    child = Child("workbook", file, seconds)
    try:
        sheets, _rest = child.ask(Request("read"), list[tuple[str, list[list[_Sent]]]], data)
    finally:
        child.close()
    return [Sheet(name, [[_cell(cell) for cell in row] for row in rows]) for name, rows in sheets]


def _cell(sent: _Sent) -> Cell:
    """Give a date its type back; it travels as ["date", ISO] or ["datetime", ISO]."""
    if not isinstance(sent, list):
        return sent
    kind, text = sent
    return date.fromisoformat(text) if kind == "date" else datetime.fromisoformat(text)
