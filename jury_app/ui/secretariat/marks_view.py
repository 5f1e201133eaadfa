"""The heat map of the marks of one application."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QEvent, QRect, QSize, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import (
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from jury_app.decimals import format_mean
from jury_app.formatting import MISSING
from jury_app.i18n import _
from jury_app.model.queries.standings import JurorMarks
from jury_app.ui.look import colour, heat, px
from jury_app.ui.secretariat.marks_grid import (
    JurorColumn,
    MarksGrid,
    mark_share,
    mark_text,
    said_by,
)
from jury_app.ui.table_model import ROOT, Index
from jury_app.ui.tokens import GAP_S, TINY, readable_on
from jury_app.ui.tool_tip import tool_tip

Role = Qt.ItemDataRole

_CELL, _ROW, _NAMES, _CRITERIA, _SHADES = 34, 28, 132, 150, 101


class MarksModel(QAbstractTableModel):
    """Criteria down, jurors across; the last line is each juror's mean."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.grid = MarksGrid()
        self.named = False

    def set_grid(self, grid: MarksGrid, *, named: bool) -> None:
        """Show the marks of another application, with or without the names."""
        self.beginResetModel()
        self.grid = grid
        self.named = named
        self.endResetModel()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() or not self.grid.columns else len(self.grid.criteria) + 1

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self.grid.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if role not in (Role.DisplayRole, Role.ToolTipRole):
            return None
        if orientation is Qt.Orientation.Horizontal:
            if not 0 <= section < len(self.grid.columns):
                return None
            column = self.grid.columns[section]
            if role == Role.ToolTipRole:
                return tool_tip(said_by(column, named=self.named))
            return column.name if self.named else column.label
        text = self._line_name(section)
        return tool_tip(text) if role == Role.ToolTipRole else text

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        column = self.grid.columns[index.column()]
        if role == Role.DisplayRole:
            return self.cell_text(index.row(), column)
        if role in (Role.ToolTipRole, Role.AccessibleTextRole):
            text = _("{juror}, {criterion}: {mark}").format(
                juror=said_by(column, named=self.named),
                criterion=self._line_name(index.row()),
                mark=self.cell_text(index.row(), column),
            )
            return tool_tip(text) if role == Role.ToolTipRole else text
        return None

    def cell_text(self, line: int, column: JurorColumn) -> str:
        """Return the mark, the mean, or why there is none."""
        if line < len(self.grid.criteria):
            return mark_text(column, self.grid.criteria[line])
        return _mean_text(column.said)

    def _line_name(self, line: int) -> str:
        if line < len(self.grid.criteria):
            return self.grid.criteria[line].values.name
        return _("Mean")


class MarksView(QTableView):
    """Shows how the jurors marked one application; names appear only when asked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.marks_model = MarksModel(self)
        self.setModel(self.marks_model)
        self.setItemDelegate(_MarkDelegate(self))
        self.setAccessibleName(_("Marks by juror and criterion"))
        self.setHorizontalHeader(_JurorHeader(self))
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setCornerButtonEnabled(False)
        self.setEditTriggers(QTableView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QTableView.SelectionMode.NoSelection)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
        self.setVerticalHeader(_CriterionHeader(self))
        self._size()

    def set_grid(self, grid: MarksGrid, *, named: bool) -> None:
        """Show the marks of an application."""
        self.marks_model.set_grid(grid, named=named)
        self._size()

    def sizeHint(self) -> QSize:
        lines = self.marks_model.rowCount() * px(_ROW)
        bar = self.horizontalScrollBar().sizeHint().height()
        return QSize(px(320), self.horizontalHeader().sizeHint().height() + lines + bar)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(200), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._size()

    def _size(self) -> None:
        self.verticalHeader().setDefaultSectionSize(px(_ROW))
        self.verticalHeader().setFixedWidth(px(_CRITERIA))
        self.horizontalHeader().setMinimumSectionSize(1)
        self.horizontalHeader().setDefaultSectionSize(px(_CELL))
        self.horizontalHeader().updateGeometry()
        self.updateGeometries()
        self.updateGeometry()


class _JurorHeader(QHeaderView):
    """Numbers while names are hidden; names written upwards when they are shown."""

    def __init__(self, view: MarksView) -> None:
        super().__init__(Qt.Orientation.Horizontal, view)
        self._marks = view.marks_model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def sizeHint(self) -> QSize:
        if not self._marks.named:
            return QSize(0, px(_ROW))
        metrics = QFontMetrics(self._small())
        names = [metrics.horizontalAdvance(each.name) for each in self._marks.grid.columns]
        return QSize(0, min(max(names, default=0) + px(GAP_S) * 2, px(_NAMES)))

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        text = str(self._marks.headerData(section, Qt.Orientation.Horizontal) or "")
        painter.save()
        painter.setFont(self._small())
        painter.setPen(colour("muted"))
        if self._marks.named:
            painter.translate(rect.left(), rect.bottom() - px(GAP_S) // 2)
            painter.rotate(-90)
            room = QRect(0, 0, rect.height() - px(GAP_S), rect.width())
            text = QFontMetrics(self._small()).elidedText(
                text, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, text)
        else:
            painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
        painter.restore()

    def _small(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(px(TINY))
        return font


class _CriterionHeader(QHeaderView):
    """The names of the criteria, one a line; the mean stands out."""

    def __init__(self, view: MarksView) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._marks = view.marks_model
        self.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        font = QFont(self.font())
        if section == len(self._marks.grid.criteria):
            font.setWeight(QFont.Weight.DemiBold)
        text = str(self._marks.headerData(section, Qt.Orientation.Vertical) or "")
        room = rect.adjusted(px(GAP_S), 0, -px(GAP_S), 0)
        painter.save()
        painter.setFont(font)
        painter.setPen(colour("text"))
        shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, shown)
        painter.restore()


class _MarkDelegate(QStyledItemDelegate):
    """Paints a mark on the ground that says how good it is."""

    def __init__(self, view: MarksView) -> None:
        super().__init__(view)
        self._marks = view.marks_model

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        grid = self._marks.grid
        column = grid.columns[index.column()]
        rect: QRect = option.rect
        cell = rect.adjusted(1, 1, -1, -1)
        painter.save()
        if index.row() == len(grid.criteria):
            _write(painter, cell, _mean_text(column.said), colour("text"), strong=True)
        else:
            share = mark_share(column, grid.criteria[index.row()])
            if column.said.is_recused:
                painter.fillRect(cell, QBrush(colour("line"), Qt.BrushStyle.BDiagPattern))
            elif share is None:
                _write(painter, cell, MISSING, colour("muted"))
            else:
                ground = heat(round(share * (_SHADES - 1)), _SHADES)
                painter.fillRect(cell, QColor(ground))
                text = mark_text(column, grid.criteria[index.row()])
                _write(painter, cell, text, QColor(readable_on(ground)))
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRect(cell.adjusted(0, 0, -1, -1))
        painter.restore()


def _write(painter: QPainter, room: QRect, text: str, ink: QColor, *, strong: bool = False) -> None:
    font = QFont(painter.font())
    font.setPixelSize(px(TINY + 1))
    font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    painter.setFont(font)
    painter.setPen(ink)
    painter.drawText(room, Qt.AlignmentFlag.AlignCenter, text)


def _mean_text(said: JurorMarks) -> str:
    return format_mean(said.mean, 1)
