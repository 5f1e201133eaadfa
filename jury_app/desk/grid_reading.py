"""Reading a grid back: what it would change, what was not understood, and then one act.

A grid is a whole statement: after it is taken, the marks are those of the grid and no others. Only
the marks set aside by a recusal, and those of a criterion that the grid has no column for, stay.
"""

from collections.abc import Iterator

from jury_app.desk.changes import Field, Place, Value
from jury_app.desk.desk import MAX_TEXT, Desk, kept_text
from jury_app.desk.grid_changes import GridCell, GridChange, GridReading
from jury_app.desk.grid_file import CellProblem, Grid, GridRow
from jury_app.desk.marks import MarkError, read_mark
from jury_app.desk.recusal_words import recusal_reason, recusal_text
from jury_app.documents.paper_ballot import FieldKind
from jury_app.formatting import plain


def read_back(desk: Desk, grid: Grid) -> GridReading:
    """Compare a grid with what stands; nothing changes yet."""
    filling = _Filling(desk, grid)
    for row in grid.rows:
        filling.take(row)
    stands = desk.said
    order = {entry.number: place for place, entry in enumerate(desk.view().entries)}
    changes = [
        GridChange(place, stands.get(place), value)
        for place, value in filling.values.items()
        if stands.get(place) != value
    ]
    return GridReading(
        changes=tuple(sorted(changes, key=lambda change: order[change.place.application])),
        refused=_in_order([*map(filling.told, grid.refused), *filling.refused]),
        warnings=_in_order([*map(filling.told, grid.warnings), *filling.warnings]),
    )


def fill_from_grid(desk: Desk, grid: Grid) -> GridReading:
    """Take the marks of a grid in place of all those before, and return what was done."""
    reading = read_back(desk, grid)
    desk.say(reading.values)
    return reading


class _Filling:
    """Collects what a grid says, so that it is one act."""

    def __init__(self, desk: Desk, grid: Grid) -> None:
        manifest = desk.manifest
        self._grid = grid
        held = {code for row in grid.rows for code in row.marks}
        self._criteria = [each for each in manifest.grid.criteria if each.code in held]
        self._applications = {each.number: each for each in manifest.applications}
        self._numbers = {row.row: row.application.strip() for row in grid.rows}
        self._seen: set[str] = set()
        self.refused: list[GridCell] = []
        self.warnings: list[GridCell] = []
        self.values: dict[Place, Value | None] = {
            Place(Field.MARK, number, criterion.code): None
            for number, application in self._applications.items()
            if application.recused_reason is None  # those marks are set aside
            for criterion in self._criteria
        }

    def take(self, row: GridRow) -> None:
        """Take one line of the grid, or say why not."""
        number = row.application.strip()
        reason = self._obstacle(number, row)
        if reason:
            self.refused.append(self._cell(row, "application", reason, number))
            return
        self._seen.add(number)
        if plain(row.title) not in {"", plain(self._applications[number].title)}:
            self.warnings.append(self._cell(row, "title", "title_of_another", row.title))
        if self._applications[number].recused_reason is None:
            self._take_opinion(number, row)
            self._take_answer(number, row)

    def told(self, problem: CellProblem) -> GridCell:
        """Return what the reader of the file could not make out, with its address."""
        is_of_page = problem.column == FieldKind.PAGE
        return GridCell(
            problem.row,
            problem.column,
            problem.reason,
            problem.value,
            "" if is_of_page else self._numbers.get(problem.row, ""),
            self._grid.address(problem.row, problem.column),
        )

    def _obstacle(self, number: str, row: GridRow) -> str:
        if number not in self._applications:
            return "application_not_in_kit"
        if number in self._seen:
            return "number_repeated"
        is_decided = self._applications[number].recused_reason is not None
        return "recused_by_secretariat" if is_decided and any(row.marks.values()) else ""

    def _take_opinion(self, number: str, row: GridRow) -> None:
        if row.comment is not None and self._is_kept(row, "comment", row.comment):
            self.values[Place(Field.OPINION, number)] = kept_text(row.comment)

    def _take_answer(self, number: str, row: GridRow) -> None:
        """Take the marks of a line, or the recusal that stands in their place."""
        if row.recused is not None:
            reason = row.recused if self._is_kept(row, "recused", row.recused) else recusal_text("")
            recusal = recusal_reason(kept_text(reason) or "")
            self.values[Place(Field.RECUSAL, number)] = recusal
            if recusal is not None:
                self._set_marks_aside(number, row)
                return
        self.values.update(self._marks(number, row))

    def _is_kept(self, row: GridRow, column: str, text: str) -> bool:
        """Whether a text is short enough to be kept; one that is not is pointed out."""
        is_short = len(text) <= MAX_TEXT
        if not is_short:
            self.refused.append(self._cell(row, column, "cell_text_too_long", text[:40]))
        return is_short

    def _set_marks_aside(self, number: str, row: GridRow) -> None:
        if any(row.marks.values()):
            self.warnings.append(self._cell(row, "recused", "marks_beside_recusal", number))
        for criterion in self._criteria:
            del self.values[Place(Field.MARK, number, criterion.code)]

    def _marks(self, number: str, row: GridRow) -> Iterator[tuple[Place, int]]:
        for criterion in self._criteria:
            text = (row.marks.get(criterion.code) or "").strip()
            if not text:
                continue
            try:
                yield Place(Field.MARK, number, criterion.code), read_mark(criterion, text)
            except MarkError as error:
                self.refused.append(self._cell(row, criterion.code, error.reason, text))

    def _cell(self, row: GridRow, column: str, reason: str, value: str) -> GridCell:
        address = self._grid.address(row.row, column)
        return GridCell(row.row, column, reason, value, row.application.strip(), address)


def _in_order(cells: list[GridCell]) -> tuple[GridCell, ...]:
    return tuple(sorted(cells, key=lambda cell: (cell.row, cell.column)))
