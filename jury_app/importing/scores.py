"""Marks typed in a spreadsheet: a juror's grid, or a long table with one score a line."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from jury_app.formatting import plain
from jury_app.helper import Cell
from jury_app.i18n import _
from jury_app.importing.columns import (
    Aliases,
    Columns,
    column_letter,
    find_columns,
    require_columns,
)
from jury_app.importing.layouts import Form, Record, open_form
from jury_app.importing.records import GridFile, ReadGridRow, ReadScore, RowProblem, ScoresFile
from jury_app.importing.values import line, text
from jury_app.progress import Progress, Steps, finish

_GRID: Aliases = {
    "application": ("application", "dossier", "n dossier", "numero de dossier", "number", "numero"),
    "title": ("title", "titre"),
    "comment": ("comment", "commentaire", "appreciation"),
    "recused": ("recused", "deport"),
}
SCORES: Aliases = {
    "application": (*_GRID["application"], "candidature"),
    "juror": ("juror", "jure", "nom du jure", "judge", "rater", "evaluateur"),
    "criterion": ("criterion", "critere"),
    "score": ("score", "note", "mark", "points"),
}
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(?:[.,][0-9]{1,9})?")
_WATCHED = 500  # lines between two looks at whether it is still wanted
_NOT_A_NUMBER = "mark_not_a_number"


def read_grid(path: Path, criteria: Sequence[str]) -> GridFile:
    """Read a juror's grid where nobody watches."""
    return finish(grid_steps(path, criteria))


def grid_steps(path: Path, criteria: Sequence[str]) -> Steps[GridFile]:
    """Read a juror's grid; a mark that is no number is refused and stays missing.

    A criterion without a column is pointed out: the grid says nothing of it.
    """
    yield Progress(0, 0, _("Opening the file"))
    form = open_form(path, ["application", "comment", "recused", *criteria])
    columns = find_columns(form, _GRID)
    marks = find_columns(form, {code: (plain(code),) for code in criteria})
    require_columns(form, columns, ["application"])
    held = [code for code in criteria if code in marks.places]
    if not held:
        require_columns(form, marks, criteria)
    rows: list[ReadGridRow] = []
    refused: list[RowProblem] = []
    seen: set[str] = set()
    for place, record in enumerate(form.records):
        if place % _WATCHED == 0:
            yield Progress(place, len(form.records), _("Reading the marks"))
        row = ReadGridRow(
            row=record.row,
            application=columns.line(record, "application"),
            marks={code: mark(marks.cell(record, code)) for code in held},
            comment=_said(columns, record, "comment"),
            recused=_said(columns, record, "recused"),
            title=columns.line(record, "title"),
        )
        reason = _reason(row.application, seen)
        if reason:
            header = columns.header("application")
            refused.append(RowProblem(record.row, header, reason, row.application))
            continue
        rows.append(row)
        seen.add(row.application)
        refused += _wrong_marks(marks, record, held)
    return GridFile(
        encoding=form.encoding,
        rows=tuple(rows),
        refused=tuple(refused),
        warnings=tuple(
            RowProblem(form.header_row, code, "criterion_column_missing", code)
            for code in criteria
            if code not in held
        ),
        letters=_letters(form, columns) | _letters(form, marks),
    )


def read_scores(path: Path) -> ScoresFile:
    """Read a long table of marks: application, juror, criterion, score."""
    form = open_form(path, [name for names in SCORES.values() for name in names])
    columns = find_columns(form, SCORES)
    require_columns(form, columns, SCORES)
    scores: list[ReadScore] = []
    refused: list[RowProblem] = []
    seen: set[tuple[str, ...]] = set()
    for record in form.records:
        names = ("application", "juror", "criterion")
        key = tuple(columns.line(record, name) for name in names)
        problems = [*_gaps(columns, record, names), *_wrong_marks(columns, record, ["score"])]
        if key in seen:
            header = columns.header("application")
            problems.append(RowProblem(record.row, header, "score_repeated", key[0]))
        refused += problems
        if not problems:
            seen.add(key)
            scores.append(ReadScore(
                row=record.row, application=key[0], juror=key[1], criterion=key[2],
                score=mark(columns.cell(record, "score")),
            ))  # fmt: skip
    return ScoresFile(encoding=form.encoding, scores=tuple(scores), refused=tuple(refused))


def mark(cell: Cell) -> str | None:
    """Return a mark as a decimal with a point; None where none was given, or none is readable."""
    said = line(cell)
    if not _NUMBER.fullmatch(said):
        return None
    number = Decimal(said.replace(",", ".")).normalize()
    return format(number, "f") if number else "0"


def _said(columns: Columns, record: Record, field: str) -> str | None:
    return text(columns.cell(record, field)) if field in columns.places else None


def _letters(form: Form, columns: Columns) -> dict[str, str]:
    """Return the letter of each column, by what it holds and by what its heading says."""
    letters = {form.headers[each[0]]: column_letter(each[0]) for each in columns.places.values()}
    return letters | {name: column_letter(each[0]) for name, each in columns.places.items()}


def _reason(application: str, seen: set[str]) -> str:
    if not application:
        return "number_missing"
    return "number_repeated" if application in seen else ""


def _gaps(columns: Columns, record: Record, names: Sequence[str]) -> Iterator[RowProblem]:
    for name in names:
        if not columns.line(record, name):
            yield RowProblem(record.row, columns.header(name), f"{name}_missing")


def _wrong_marks(columns: Columns, record: Record, names: Sequence[str]) -> Iterator[RowProblem]:
    for name in names:
        said = columns.line(record, name)
        if said and mark(columns.cell(record, name)) is None:
            yield RowProblem(record.row, columns.header(name), _NOT_A_NUMBER, said)
