"""Two or three applications side by side, for the operator alone."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from jury_app.i18n import _
from jury_app.model.queries.edition import CriterionRow
from jury_app.ui.look import px
from jury_app.ui.secretariat.choice import Choice
from jury_app.ui.secretariat.comparison import Line, Marks, compared, preferences
from jury_app.ui.secretariat.standing_rows import StandingRow
from jury_app.ui.tokens import GAP_L, GAP_S
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.text import SentenceLabel

_WIDTH, _MOST, _LETTERS = 960, 3, 6


class CompareDialog(Dialog):
    """A column for each application, and a choice above it; the highest of each line stands out."""

    def __init__(
        self,
        rows: Sequence[StandingRow],
        marks: Marks,
        criteria: Sequence[CriterionRow],
        chosen: StandingRow | None,
        parent: QWidget,
    ) -> None:
        super().__init__(_("Compare applications"), parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(min(px(_WIDTH), self.screen().availableSize().width()))
        self._marks, self._criteria = marks, criteria
        first = chosen if chosen in rows else rows[0]
        others = [row for row in rows if row is not first]
        self.choices = [
            self._choice(rows, place, wanted)
            for place, wanted in enumerate([first, *others, None, None][:_MOST])
        ]
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(px(GAP_L))
        self._grid.setColumnStretch(0, 1)
        self._grid.setVerticalSpacing(px(GAP_S))
        for place, choice in enumerate(self.choices, start=1):
            self._grid.addWidget(choice, 0, place)
            self._grid.setColumnStretch(place, 1)
        self._cells: list[QLabel] = []
        self.preferences_label = SentenceLabel("")
        self.body.addLayout(self._grid)
        self.body.addWidget(self.preferences_label)
        self.set_primary(primary_button(_("Close")))
        self._show()

    @property
    def lines(self) -> list[Line]:
        """What is compared."""
        return compared(self._rows, self._marks, self._criteria)

    @property
    def _rows(self) -> list[StandingRow]:
        chosen = (choice.value for choice in self.choices)
        return list(dict.fromkeys(row for row in chosen if row is not None))

    def _choice(
        self, rows: Sequence[StandingRow], place: int, wanted: StandingRow | None
    ) -> Choice[StandingRow | None]:
        named: list[tuple[str, StandingRow | None]] = [
            (f"{row.number} · {row.title}", row) for row in rows
        ]
        choice: Choice[StandingRow | None] = Choice(named if place == 0 else [*named, ("–", None)])
        choice.setMinimumContentsLength(_LETTERS)
        choice.choose(wanted)
        name = _("Application {number} of the comparison").format(number=place + 1)
        choice.setAccessibleName(name)
        choice.currentIndexChanged.connect(self._show)
        return choice

    def _show(self) -> None:
        """Set the figures under each choice; one that is chosen twice stands once."""
        for cell in self._cells:
            self._grid.removeWidget(cell)
            cell.hide()
            cell.deleteLater()
        self._cells.clear()
        rows, lines = self._rows, self.lines
        columns = [self._column(choice.value, rows) for choice in self.choices]
        for at, line in enumerate(lines, start=1):
            self._put(SentenceLabel(line.name, "muted"), at, 0)
            for place, column in enumerate(columns, start=1):
                if column is not None:
                    text, is_best = line.cells[column], column in line.best
                    self._put(SentenceLabel(text, "strong" if is_best else "body"), at, place)
        for choice, column in zip(self.choices, columns, strict=True):
            told = [] if column is None else [f"{each.name} {each.cells[column]}" for each in lines]
            choice.setAccessibleDescription("; ".join(told))
        self.preferences_label.setText("\n".join(preferences(rows, self._marks)))
        self.fit_height()

    def _column(self, row: StandingRow | None, rows: Sequence[StandingRow]) -> int | None:
        return None if row is None else list(rows).index(row)

    def _put(self, cell: QLabel, at: int, place: int) -> None:
        self._cells.append(cell)
        self._grid.addWidget(cell, at, place, Qt.AlignmentFlag.AlignTop)
