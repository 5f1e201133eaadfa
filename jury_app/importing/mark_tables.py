"""Any table of marks, ours or last year’s, in long form: who gave what, for `analyse`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from math import lcm
from pathlib import Path

from jury_app.errors import RefusedFileError
from jury_app.formatting import plain
from jury_app.helper import Cell
from jury_app.importing.columns import Aliases, Columns, find_columns, require_columns
from jury_app.importing.layouts import Form, Record, open_form
from jury_app.importing.records import RowProblem
from jury_app.importing.scores import SCORES
from jury_app.importing.values import is_yes, line
from jury_app.model.scoring.grids import Scale

LARGEST = 1_000_000
"""No bound, weight or mark is larger: what a grid of ours may have."""

_MARKS: Aliases = {
    **SCORES,
    "domain": ("domain", "domaine", "categorie", "category"),
}
_CRITERIA: Aliases = {
    "criterion": ("criterion", "critere", "code"),
    "min": ("min", "minimum"),
    "max": ("max", "maximum"),
    "weight": ("weight", "poids", "coefficient"),
    "lower_is_better": ("lower is better", "moins est mieux", "le plus bas est le meilleur"),
}
_GRID = ("application", "juror")
_NUMBER = re.compile(r"[+-]?\d{1,20}(?:[.,]\d{0,20})?(?:[eE][+-]?\d{1,2})?", re.ASCII)


@dataclass(frozen=True, slots=True, kw_only=True)
class TableMark:
    """One line of the table; no mark is a mark that is missing."""

    row: int
    domain: str
    application: str
    juror: str
    criterion: str
    mark: Fraction | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkFile:
    """The lines that can be counted, and those that cannot."""

    marks: tuple[TableMark, ...]
    refused: tuple[RowProblem, ...]


def read_marks(path: Path) -> MarkFile:
    """Read a table with a line for each mark; domain and criterion may be left out.

    A mark that is no number is refused, and so is a second one for the same grid and criterion.
    """
    form = open_form(path, [name for names in _MARKS.values() for name in names])
    columns = find_columns(form, _MARKS)
    require_columns(form, columns, ("application", "juror", "score"))
    needed = [*_GRID, *_asked(form, columns)]
    marks: list[TableMark] = []
    refused: list[RowProblem] = []
    seen: set[tuple[str, ...]] = set()
    for record in form.records:
        read = _read(columns, record)
        key = read.domain, read.application, read.juror, read.criterion
        problem = _problem(columns, record, read, needed) or _repeated(columns, read, key in seen)
        if problem:
            refused.append(problem)
        else:
            seen.add(key)
            marks.append(read)
    return MarkFile(marks=tuple(marks), refused=tuple(refused))


def read_criteria(path: Path) -> tuple[Scale, ...]:
    """Read the grid: each criterion with its bounds, its weight, and whether low is good.

    Weights are relative, so those with decimals become whole numbers that relate as they do.
    """
    form = open_form(path, [name for names in _CRITERIA.values() for name in names])
    columns = find_columns(form, _CRITERIA)
    require_columns(form, columns, ("criterion", "min", "max"))
    scales: dict[str, Scale] = {}
    weights: dict[str, Fraction] = {}
    for record in form.records:
        scale, weight = _scale(columns, record), _weight(columns, record)
        if scale is None or weight is None or scale.code in scales:
            raise RefusedFileError("criteria_unfit", file=form.file, row=record.row)
        scales[scale.code], weights[scale.code] = scale, weight
    if not any(weights.values()):
        raise RefusedFileError("criteria_none", file=form.file)
    common = lcm(*(weight.denominator for weight in weights.values()))
    return tuple(
        replace(scale, weight=int(weights[code] * common)) for code, scale in scales.items()
    )


def told_by(marks: Iterable[TableMark], scales: Sequence[Scale]) -> tuple[TableMark, ...]:
    """Return the marks under the names of the criteria that were told, however they are spelt.

    A table without criteria has the only one, where one is told.
    """
    codes = {plain(scale.code): scale.code for scale in scales}
    listed = tuple(marks)
    if len(scales) == 1 and not any(each.criterion for each in listed):
        codes[""] = scales[0].code
    said = {criterion: plain(criterion) for criterion in {each.criterion for each in listed}}
    told = {criterion: codes.get(key, criterion) for criterion, key in said.items()}
    return tuple(
        each
        if told[each.criterion] == each.criterion
        else replace(each, criterion=told[each.criterion])
        for each in listed
    )


def off_scale(
    marks: Iterable[TableMark], scales: Sequence[Scale], bounds: tuple[int, int] | None
) -> dict[int, str]:
    """Return the rows whose mark cannot be one, each with the reason: no such criterion, or mark.

    With neither criteria nor bounds given, every mark can be.
    """
    limits = {scale.code: (scale.min_points, scale.max_points) for scale in scales}
    found: dict[int, str] = {}
    for each in marks:
        if scales and each.criterion not in limits:
            found[each.row] = "criterion_not_here"
            continue
        low, high = limits.get(each.criterion) or bounds or (None, None)
        if each.mark is None or low is None or high is None:
            continue
        if not low <= each.mark <= high:
            found[each.row] = "mark_off_scale"
    return found


@lru_cache(maxsize=2**12, typed=True)  # few marks of a table differ
def number(cell: Cell) -> Fraction | None:
    """Return a number as people and programs write it, to the last digit; else nothing."""
    said = line(cell)
    if not _NUMBER.fullmatch(said):
        return None
    found = Fraction(Decimal(said.replace(",", ".")))
    return found if abs(found) <= LARGEST else None


def _read(columns: Columns, record: Record) -> TableMark:
    return TableMark(
        row=record.row,
        domain=columns.line(record, "domain"),
        application=columns.line(record, "application"),
        juror=columns.line(record, "juror"),
        criterion=columns.line(record, "criterion"),
        mark=number(columns.cell(record, "score")),
    )


def _asked(form: Form, columns: Columns) -> list[str]:
    """Return the criterion where the table tells one at all."""
    is_told = any(columns.line(record, "criterion") for record in form.records)
    return ["criterion"] if is_told else []


def _problem(
    columns: Columns, record: Record, read: TableMark, needed: Iterable[str]
) -> RowProblem | None:
    for name in needed:
        if not getattr(read, name):
            return RowProblem(record.row, columns.header(name), f"{name}_missing")
    said = columns.line(record, "score") if read.mark is None else ""
    if said:
        return RowProblem(record.row, columns.header("score"), "mark_not_a_number", said)
    return None


def _repeated(columns: Columns, read: TableMark, is_there: bool) -> RowProblem | None:  # noqa: FBT001 -- private, and read aloud it is clear
    header = columns.header("application")
    return RowProblem(read.row, header, "score_repeated", read.application) if is_there else None


def _scale(columns: Columns, record: Record) -> Scale | None:
    code = columns.line(record, "criterion")
    lowest, highest = (_whole(columns.cell(record, name)) for name in ("min", "max"))
    if not code or lowest is None or highest is None or lowest >= highest:
        return None
    return Scale(
        code=code,
        min_points=lowest,
        max_points=highest,
        lower_is_better=is_yes(columns.cell(record, "lower_is_better")),
    )


def _weight(columns: Columns, record: Record) -> Fraction | None:
    if not columns.line(record, "weight"):
        return Fraction(1)
    weight = number(columns.cell(record, "weight"))
    return weight if weight is not None and weight >= 0 else None


def _whole(cell: Cell) -> int | None:
    found = number(cell)
    return int(found) if found is not None and found.denominator == 1 else None
