"""The juror's grid as a spreadsheet: written to be filled, and read back cell by cell.

A grid is a whole statement: after it is read, the marks are those of the grid and no others.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from io import BytesIO
from pathlib import Path

from jury_app.desk.changes import Field, Place, Value
from jury_app.desk.desk import Desk
from jury_app.desk.grid_file import Grid, GridRow
from jury_app.desk.marks import MarkError, points_text, read_mark
from jury_app.desk.views import Entry
from jury_app.documents.spreadsheet import CellValue, Column, Limits, Sheet, write_csv, write_xlsx
from jury_app.files import write_safely
from jury_app.i18n import _, speaking
from jury_app.sealing.manifest import KitCriterion

WORKBOOK = ".xlsx"


@dataclass(frozen=True, slots=True)
class RefusedCell:
    """A cell that was not taken; rows count from 1 as a spreadsheet shows them."""

    row: int
    column: str
    reason: str
    value: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class BallotResult:
    """A ballot sealed from a grid, and what of the grid was not taken."""

    file: Path
    juror: str
    revision: int
    complete: bool
    code: str
    refused: tuple[RefusedCell, ...]


def export_grid(kit: Path, code: str, out: Path) -> tuple[Path, int]:
    """Write the grid of a kit, with what was said so far; return it and how many lines it has."""
    with Desk.open(kit, code) as desk:
        write_grid(desk, out)
        return out, len(desk.manifest.applications)


def ballot_from_grid(
    kit: Path,
    code: str,
    scores: Path,
    out: Path,
    read_grid: Callable[[Path, Sequence[str]], Grid],
) -> BallotResult:
    """Fill a kit from a grid and seal a ballot from it; once more makes the next revision."""
    with Desk.open(kit, code) as desk:
        grid = read_grid(scores, [each.code for each in desk.manifest.grid.criteria])
        refused = fill_from_grid(desk, grid)
        sealed = desk.seal(out)
    return BallotResult(
        file=sealed.path,
        juror=sealed.juror,
        revision=sealed.revision,
        complete=sealed.complete,
        code=sealed.code,
        refused=refused,
    )


def write_grid(desk: Desk, path: Path) -> None:
    """Write the grid as a workbook or, for any other ending, as CSV."""
    output = BytesIO()
    entries = desk.view().entries
    criteria = desk.manifest.grid.criteria
    with speaking(desk.manifest.edition.language):
        columns = _columns(criteria)
        rows = [_row(entry, criteria) for entry in entries]
        if path.suffix.lower() == WORKBOOK:
            sheet = Sheet(name=_("Marks"), columns=columns, rows=rows)
            title = f"{desk.manifest.edition.title} – {desk.manifest.juror.name}"
            write_xlsx([sheet], output, title=title)
        else:
            write_csv([[column.title for column in columns], *rows], output)
    write_safely(path, output.getvalue())


def fill_from_grid(desk: Desk, grid: Grid) -> tuple[RefusedCell, ...]:
    """Take the marks of a grid in place of all those before; name each cell that was refused."""
    filling = _Filling(desk)
    for row in grid.rows:
        filling.take(row)
    desk.say(filling.values)
    read = (RefusedCell(each.row, each.column, each.reason, each.value) for each in grid.refused)
    return tuple(sorted((*read, *filling.refused), key=lambda cell: (cell.row, cell.column)))


class _Filling:
    """Collects what a grid says, so that it is one act."""

    def __init__(self, desk: Desk) -> None:
        manifest = desk.manifest
        self._criteria = manifest.grid.criteria
        self._decided = {each.number: each.recused_reason for each in manifest.applications}
        self._seen: set[str] = set()
        self.refused: list[RefusedCell] = []
        self.values: dict[Place, Value | None] = {
            Place(Field.MARK, number, criterion.code): None
            for number in self._decided
            for criterion in self._criteria
        }

    def take(self, row: GridRow) -> None:
        """Take one line of the grid, or say why not."""
        number = row.application.strip()
        reason = self._obstacle(number, row)
        if reason:
            self.refused.append(RefusedCell(row.row, "application", reason, number))
            return
        self._seen.add(number)
        if self._decided[number] is not None:
            return
        recused = row.recused.strip()
        self.values[Place(Field.RECUSAL, number)] = recused or None
        self.values[Place(Field.OPINION, number)] = row.comment.strip() or None
        if not recused:
            self.values.update(self._marks(number, row))

    def _obstacle(self, number: str, row: GridRow) -> str:
        if number not in self._decided:
            return "application_not_in_kit"
        if number in self._seen:
            return "number_repeated"
        is_marked = any(row.marks.values())
        if self._decided[number] is not None and is_marked:
            return "recused_by_secretariat"
        return ""

    def _marks(self, number: str, row: GridRow) -> Iterator[tuple[Place, int]]:
        for criterion in self._criteria:
            text = (row.marks.get(criterion.code) or "").strip()
            if not text:
                continue
            try:
                yield Place(Field.MARK, number, criterion.code), read_mark(criterion, text)
            except MarkError as error:
                self.refused.append(RefusedCell(row.row, criterion.code, error.reason, text))


def _columns(criteria: Sequence[KitCriterion]) -> list[Column]:
    return [
        Column(title="application", width=16),
        Column(title="title", width=60),
        *(Column(title=each.code, width=14, limits=_limits(each)) for each in criteria),
        Column(title="comment", width=60),
        Column(title="recused", width=30),
    ]


def _limits(criterion: KitCriterion) -> Limits:
    return Limits(
        minimum=criterion.min_points,
        maximum=criterion.max_points,
        whole=criterion.steps_per_point == 1,
    )


def _row(entry: Entry, criteria: Sequence[KitCriterion]) -> list[CellValue]:
    is_open = entry.recusal is None
    marks = [_points(entry, each) if is_open else None for each in criteria]
    recusal = entry.recusal if is_open else entry.recusal or _("recused")
    return [entry.number, entry.application.title, *marks, entry.opinion or None, recusal]


def _points(entry: Entry, criterion: KitCriterion) -> CellValue:
    mark = entry.marks.get(criterion.code)
    if mark is None:
        return None
    points = Fraction(mark, criterion.steps_per_point)
    return int(points) if points.denominator == 1 else Decimal(points_text(criterion, mark))
