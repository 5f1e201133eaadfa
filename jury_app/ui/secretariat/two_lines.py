"""How the rows of a list are painted whose cells have two lines."""

from collections.abc import Callable, Mapping
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem

from jury_app.ui.letters import small, strong
from jury_app.ui.look import colour, px
from jury_app.ui.table_model import Column, Index, TableModel
from jury_app.ui.tokens import GAP_M, GAP_S
from jury_app.ui.widgets.line_breaks import broken
from jury_app.ui.widgets.row_delegate import RowDelegate

_ICON = 16


class TwoLines(RowDelegate):
    """Paints a thing over what goes with it, and goes on below where a cell is too narrow."""

    def __init__(
        self,
        view: QAbstractItemView,
        model: TableModel[Any],
        parts: Mapping[int, Callable[[Any], tuple[str, str]]],
    ) -> None:
        super().__init__(view, model)
        self._parts = parts

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        column, row = self._model.columns[index.column()], self._model.row_at(index)
        painter.save()
        self._paint_ground(painter, option, index)
        rect: QRect = option.rect
        room = rect.adjusted(px(GAP_M), 0, -px(GAP_M), 0)
        if column.icon and (drawn := column.icon(row)):
            side = px(_ICON)
            top = rect.top() + (rect.height() - side) // 2 + 1
            drawn.paint(painter, QRect(room.left(), top, side, side))
            room.setLeft(room.left() + side + px(GAP_S))
        token = column.tone(row) if column.tone else None
        for place, font, ink, text in self._lines(option.font, index, room, token or "text"):
            painter.setFont(font)
            painter.setPen(colour(ink))
            painter.drawText(place, column.align | Qt.AlignmentFlag.AlignVCenter, text)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        hint = super().sizeHint(option, index)
        if index.column() not in self._parts:
            return hint
        column = self._model.columns[index.column()]
        upper, lower = self._parts[index.column()](self._model.row_at(index))
        widest = max(
            QFontMetrics(_letters(option.font, column)).horizontalAdvance(upper),
            QFontMetrics(small(option.font)).horizontalAdvance(lower),
        )
        beside = px(_ICON + GAP_S) if column.icon else 0
        return QSize(widest + px(2) + beside + 2 * px(GAP_M), hint.height())

    def _lines(
        self, font: QFont, index: Index, room: QRect, ink: str
    ) -> list[tuple[QRect, QFont, str, str]]:
        """Return where the lines of a cell stand, one close under the other."""
        column, row = self._model.columns[index.column()], self._model.row_at(index)
        letters = _letters(font, column)
        if index.column() in self._parts:
            upper, lower = self._parts[index.column()](row)
            lines = [(letters, ink, upper), (small(font), "muted", lower)]
        else:
            text = column.text(row).replace("\n", " ")
            lines = [(letters, ink, each) for each in broken(text, letters, room.width())]
        heights = [QFontMetrics(each).lineSpacing() for each, _ink, _text in lines]
        top = room.top() + (room.height() - sum(heights)) // 2
        placed = []
        for (each, tone, text), height in zip(lines, heights, strict=True):
            place = QRect(room.left(), top, room.width(), height)
            shown = QFontMetrics(each).elidedText(text, Qt.TextElideMode.ElideRight, place.width())
            placed.append((place, each, tone, shown))
            top += height
        return placed


def _letters(font: QFont, column: Column[Any]) -> QFont:
    return strong(font) if column.strong else font
