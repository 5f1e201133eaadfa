"""How one row of a table is painted: tight, quiet, with a bar where the keyboard is."""

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
)

from jury_app.ui.letters import strong
from jury_app.ui.look import colour, px
from jury_app.ui.table_model import Column, RowRole, TableModel
from jury_app.ui.tokens import GAP_M, GAP_S, ROW
from jury_app.ui.tool_tip import tool_tip

Index = QModelIndex | QPersistentModelIndex

_ICON = 16
_BAR = 3
_State = QStyle.StateFlag


class RowDelegate(QStyledItemDelegate):
    """Paints the cells of a table model straight from its columns."""

    def __init__(self, view: QAbstractItemView, model: TableModel[Any]) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self.hovered_row = -1

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        column = self._model.columns[index.column()]
        row = self._model.row_at(index)
        rect: QRect = option.rect
        painter.save()
        self._paint_ground(painter, option, index)
        inside = rect.adjusted(px(GAP_M), 0, -px(GAP_M), 0)
        if column.icon and (drawn := column.icon(row)):
            side = px(_ICON)
            place = QRect(inside.left(), rect.top() + (rect.height() - side) // 2 + 1, side, side)
            drawn.paint(painter, place)
            inside.setLeft(place.right() + 1 + px(GAP_S))
        token = column.tone(row) if column.tone else None
        painter.setPen(colour(token or "text"))
        font = _font(option, column)
        painter.setFont(font)
        text = QFontMetrics(font).elidedText(
            column.text(row).replace("\n", " "), Qt.TextElideMode.ElideRight, inside.width()
        )
        painter.drawText(inside, column.align | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        column = self._model.columns[index.column()]
        metrics = QFontMetrics(_font(option, column))
        width = metrics.horizontalAdvance(column.text(self._model.row_at(index))) + px(2)
        icon_width = px(_ICON + GAP_S) if column.icon else 0
        return QSize(width + icon_width + 2 * px(GAP_M), px(ROW))

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> bool:
        if not index.isValid() or self._model.columns[index.column()].tip:
            return super().helpEvent(event, view, option, index)
        wide = self.sizeHint(option, index).width() > view.visualRect(index).width()
        text = self._model.columns[index.column()].text(index.data(RowRole)) if wide else ""
        QToolTip.showText(event.globalPos(), tool_tip(text), view)
        return True

    def _paint_ground(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        if state & _State.State_Selected:
            painter.fillRect(rect, colour("selected"))
        elif index.row() == self.hovered_row:
            painter.fillRect(rect, colour("hover"))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("line"))
        current = self._view.currentIndex().row() == index.row()
        if current and index.column() == 0 and self._view.hasFocus():
            painter.fillRect(rect.left(), rect.top(), px(_BAR), rect.height(), colour("focus"))


def _font(option: QStyleOptionViewItem, column: Column[Any]) -> QFont:
    return strong(option.font) if column.strong else option.font
