"""Workbooks and CSV files whose cells are never run, and whose bytes depend on content alone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import BinaryIO, TypeAlias

CellValue: TypeAlias = str | int | Decimal | bool | date | datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The numbers a column accepts when the sheet is filled by hand."""

    minimum: int | Decimal
    maximum: int | Decimal
    whole: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: its heading, its width in characters (0 fits it to its texts)."""

    title: str
    width: int = 0
    limits: Limits | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet of a workbook: a heading that stays, rows under it."""

    name: str
    columns: Sequence[Column]
    rows: Iterable[Sequence[CellValue]]


def write_xlsx(sheets: Sequence[Sheet], output: BinaryIO, *, title: str, author: str = "") -> None:
    """Write a workbook in which no text is ever a formula."""
    raise NotImplementedError


def write_csv(
    rows: Iterable[Sequence[CellValue]], output: BinaryIO, *, delimiter: str = ","
) -> None:
    """Write a CSV in UTF-8 in which no text is ever run; `unguarded` gives each text back."""
    raise NotImplementedError


def guarded(text: str) -> str:
    """Return a text that no spreadsheet runs: an apostrophe before what starts a formula."""
    raise NotImplementedError


def unguarded(text: str) -> str:
    """Return the text that `guarded` was given."""
    raise NotImplementedError
