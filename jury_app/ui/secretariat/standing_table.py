"""The standings of one domain: rank, application over applicant, and the value that gave it.

Beside it how sure that is, the order without severity and, where there is room, the marks as dots.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QWidget

from jury_app.decimals import format_mean
from jury_app.formatting import MISSING
from jury_app.i18n import _
from jury_app.model.scoring.methods import Method
from jury_app.ui.look import px
from jury_app.ui.secretariat.analysed_columns import (
    adjusted_lines,
    adjusted_tip,
    evened_text,
    interval_text,
    solidity_sign,
    solidity_tip,
    spread_lines,
)
from jury_app.ui.secretariat.standing_paint import (
    paint_adjusted,
    paint_application,
    paint_rank,
    paint_solidity,
    paint_spread,
    paint_strip,
    paint_sureness,
    paint_value,
    takes_two_lines,
)
from jury_app.ui.secretariat.standing_rows import StandingRow
from jury_app.ui.secretariat.tall_table import TallTable
from jury_app.ui.secretariat.value_words import (
    apart_text,
    count_text,
    value_text,
    value_tip,
    value_title,
)
from jury_app.ui.table_model import RIGHT, Column, Index, Role, TableModel
from jury_app.ui.tokens import GAP_M, GAP_XS
from jury_app.ui.widgets.row_delegate import RowDelegate

_HEIGHT, _LINE = 46, 20
_TITLE, _VALUE, _STRIP = 1, 2, 3
_WITH_DOTS = 810
"""From what width on there is room for the marks as dots."""

_Painter: TypeAlias = Callable[[QPainter, QRect, QFont, StandingRow], None]


@dataclass(frozen=True, slots=True)
class _Part:
    """A column, and what paints its cells."""

    column: Column[StandingRow]
    paint: _Painter


class StandingTable(TallTable):
    """Shows where the applications of one domain stand; `compact` is for a narrow place."""

    def __init__(self, *, compact: bool = False, parent: QWidget | None = None) -> None:
        self._is_compact = compact
        parts = _parts(compact=compact)
        self._standings = _StandingModel([each.column for each in parts])
        super().__init__(self._standings, _("Standings"), _HEIGHT, parent)
        painters = [each.paint for each in parts]
        self.paint_by(_StandingDelegate(self, self._standings, painters))

    def set_standings(self, rows: Sequence[StandingRow]) -> None:
        """Show the order of a domain; the application that was chosen stays chosen."""
        if rows:
            self._name_value(rows[0].method)
        self._standings.set_rows(rows)
        if rows and not self.currentIndex().isValid():
            self.choose(rows[0].id)
        self._fit_rows()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._fit_rows()

    def sizeHint(self) -> QSize:
        rows = max(1, len(self._standings.rows)) * px(self._height)
        bars = self.horizontalHeader().sizeHint().height() + 2 * self.frameWidth()
        return QSize(px(420), rows + bars + px(2))

    def _share_out(self) -> None:
        """Keep the dots for where they leave a title its room."""
        if not self._is_compact:
            self.setColumnHidden(_STRIP, self.viewport().width() < px(_WITH_DOTS))
        super()._share_out()
        self._fit_rows()

    def _fit_rows(self) -> None:
        """Give the titles a second line where one does not hold each of them.

        In a narrow place, which says the title of the chosen one whole, the marks below need it.
        """
        width, rows = self.columnWidth(_TITLE), self._standings.rows
        is_tall = not self._is_compact and any(
            takes_two_lines(each.title, self.font(), width) for each in rows
        )
        self.set_row_height(_HEIGHT + (_LINE if is_tall else 0))
        self.setMaximumHeight(self.sizeHint().height())

    def _name_value(self, method: Method) -> None:
        if self._standings.method is not method:
            self._standings.set_method(method)
            self.fit_columns()


class _StandingModel(TableModel[StandingRow]):
    """Names the column of the value after the method that made it."""

    method = Method.MEAN

    def set_method(self, method: Method) -> None:
        """Name the value otherwise."""
        self.method = method
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, _VALUE, _VALUE)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if section == _VALUE and role == Role.DisplayRole:
            return value_title(self.method)
        return super().headerData(section, orientation, role)


class _StandingDelegate(RowDelegate):
    """Paints the cells of a table of standings."""

    def __init__(
        self, view: QAbstractItemView, model: _StandingModel, painters: Sequence[_Painter]
    ) -> None:
        super().__init__(view, model)
        self._standings = model
        self._painters = painters

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        self._paint_ground(painter, option, index)
        rect: QRect = option.rect
        inside = rect.adjusted(px(GAP_M), px(GAP_XS), -px(GAP_M), -px(GAP_XS))
        row = self._standings.row_at(index)
        if index.column() != _TITLE:  # two lines stay together in a row that has room for three
            over = max(0, rect.height() - px(_HEIGHT)) // 2
            inside.adjust(0, over, 0, -over)
        self._painters[index.column()](painter, inside, option.font, row)
        painter.restore()


def _parts(*, compact: bool) -> list[_Part]:
    rank, application, value, strip = _official(compact=compact)
    spread, solidity, adjusted = _analysed()
    if compact:
        return [rank, application, value, _sureness()]
    return [rank, application, value, strip, spread, solidity, adjusted]


def _official(*, compact: bool) -> tuple[_Part, _Part, _Part, _Part]:
    return (
        _Part(Column(_("Rank"), _rank_text, lambda row: row.rank, RIGHT, width=72), paint_rank),
        _Part(
            Column(
                _("Application"),
                lambda row: row.title,
                tip=lambda row: f"{row.number} – {row.title}\n{row.applicant}",
                stretch=True,
                width=132 if compact else 180,
            ),
            paint_application,
        ),
        _Part(
            Column(
                _("Mean"),
                lambda row: f"{value_text(row)} ({count_text(row)})",
                lambda row: row.rank,
                RIGHT,
                tip=value_tip,
                width=72,
            ),
            paint_value,
        ),
        _Part(Column(_("Distribution"), _strip_text, lambda row: row.mean, width=104), paint_strip),
    )


def _analysed() -> tuple[_Part, _Part, _Part]:
    return (
        _Part(
            Column(
                _("Spread"),
                lambda row: _joined(spread_lines(row)),
                lambda row: row.analysed and row.analysed.figures.deviation,
                RIGHT,
                tip=lambda _row: _(
                    "Standard deviation, and the lowest and highest mean of a juror."
                ),
                width=76,
            ),
            paint_spread,
        ),
        _Part(
            Column(
                _("Solidity"),
                lambda row: _joined((solidity_sign(row)[1], interval_text(row))),
                tip=solidity_tip,
                width=128,
            ),
            paint_solidity,
        ),
        _Part(
            Column(
                _("Evened out"),
                lambda row: _joined(adjusted_lines(row)),
                lambda row: row.analysed and row.analysed.adjusted.rank,
                RIGHT,
                tip=adjusted_tip,
                width=96,
            ),
            paint_adjusted,
        ),
    )


def _sureness() -> _Part:
    """Return the one column that says both where there is no room for two."""
    return _Part(
        Column(
            _("Solidity"),
            lambda row: _joined((solidity_sign(row)[1], evened_text(row))),
            tip=lambda row: "\n".join(
                each for each in (interval_text(row), solidity_tip(row), adjusted_tip(row)) if each
            ),
            width=128,
        ),
        paint_sureness,
    )


def _joined(lines: tuple[str, str]) -> str:
    return f"{lines[0]} ({lines[1]})" if lines[1] else lines[0]


def _rank_text(row: StandingRow) -> str:
    if row.rank is None:
        return MISSING
    rank = _("{rank} ex aequo").format(rank=row.rank) if row.is_tied else str(row.rank)
    return _joined((rank, apart_text(row)))


def _strip_text(row: StandingRow) -> str:
    return ", ".join(format_mean(mean, 1) for mean in sorted(row.means)) or MISSING
