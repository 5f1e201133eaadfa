"""How a line of the list of applications is painted.

What is chosen is asked of the list: in the option it is a flag of Qt's style, which Python would
show as one very large class.
"""

from typing import TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QCursor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from jury_app.ui.icons import icon
from jury_app.ui.juror import words
from jury_app.ui.juror.application_model import ApplicationModel, DomainLine, EntryLine, Line
from jury_app.ui.look import colour, px
from jury_app.ui.tokens import BODY, GAP_L, GAP_S, GAP_XS, ICON, TINY
from jury_app.ui.widgets.line_breaks import broken

Index: TypeAlias = QModelIndex | QPersistentModelIndex

_BAR = 3


class ApplicationDelegate(QStyledItemDelegate):
    """Two lines for a title, one for how far it is; a quiet heading for a domain."""

    def __init__(self, view: QAbstractItemView, model: ApplicationModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: Index,
    ) -> None:
        line = self._model.line_at(index)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, DomainLine):
            self._paint_domain(painter, option.rect, line)
        elif isinstance(line, EntryLine):
            self._paint_ground(painter, option.rect, index)
            self._paint_entry(painter, option.rect, line)
        painter.restore()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(px(160), self._height(self._model.line_at(index)))

    def _height(self, line: Line | None) -> int:
        small, body = _metrics(TINY).lineSpacing(), _metrics(BODY).lineSpacing()
        if isinstance(line, DomainLine):
            lines = len(broken(line.text, _font(TINY, strong=True), self._room(line)))
            return lines * small + px(GAP_L) + px(GAP_XS)
        if line is None:
            return 0
        title = broken(line.entry.application.title, _font(BODY), self._room(line))
        return len(title) * body + small + 2 * px(GAP_S) + px(GAP_XS)

    def _room(self, line: Line) -> int:
        width = self._view.viewport().width()
        if isinstance(line, DomainLine):
            return width - 2 * px(GAP_S) - px(GAP_L) - _metrics(TINY).horizontalAdvance("00/00")
        return width - px(ICON) - px(GAP_S) - 3 * px(GAP_S)

    def _paint_domain(self, painter: QPainter, area: QRect, line: DomainLine) -> None:
        font = _font(TINY, strong=True)
        painter.setFont(font)
        painter.setPen(colour("muted"))
        top = area.top() + px(GAP_L)
        spacing = QFontMetrics(font).lineSpacing()
        for number, text in enumerate(broken(line.text, font, self._room(line))):
            place = QRect(area.left() + px(GAP_S), top + number * spacing, area.width(), spacing)
            painter.drawText(place, Qt.AlignmentFlag.AlignLeft, text)
        count = QRect(area.left(), top, area.width() - px(GAP_S), spacing)
        painter.drawText(count, Qt.AlignmentFlag.AlignRight, f"{line.done}/{line.total}")

    def _paint_ground(self, painter: QPainter, area: QRect, index: Index) -> None:
        ground = area.adjusted(0, 1, 0, -1)
        is_chosen = self._view.selectionModel().isSelected(index)
        if is_chosen:
            painter.setBrush(colour("selected"))
        elif self._is_under_mouse(area):
            painter.setBrush(colour("hover"))
        else:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawRoundedRect(ground, px(GAP_XS), px(GAP_XS))
        if is_chosen and self._view.hasFocus():
            bar = QRect(ground.left(), ground.top(), px(_BAR), ground.height())
            painter.fillRect(bar, colour("focus"))

    def _is_under_mouse(self, area: QRect) -> bool:
        room = self._view.viewport()
        return room.underMouse() and area.contains(room.mapFromGlobal(QCursor.pos()))

    def _paint_entry(self, painter: QPainter, area: QRect, line: EntryLine) -> None:
        name, ink = words.STATE_ICONS[line.entry.state]
        left, top = area.left() + px(GAP_S), area.top() + px(GAP_S)
        icon(name, ink).paint(painter, QRect(left, top, px(ICON), px(ICON)))
        left += px(ICON) + px(GAP_S)
        font, spacing = _font(BODY), _metrics(BODY).lineSpacing()
        painter.setFont(font)
        painter.setPen(colour("text"))
        for text in broken(line.entry.application.title, font, self._room(line)):
            painter.drawText(QRect(left, top, area.width(), spacing), 0, text)
            top += spacing
        painter.setFont(_font(TINY))
        painter.setPen(colour(ink))
        place = QRect(
            left, top + px(GAP_XS) // 2, area.right() - left, _metrics(TINY).lineSpacing()
        )
        painter.drawText(place, 0, words.state_text(line.entry))


def _font(pixels: int, *, strong: bool = False) -> QFont:
    font = QFont()
    font.setPixelSize(px(pixels))
    if strong:
        font.setWeight(QFont.Weight.DemiBold)
    return font


def _metrics(pixels: int) -> QFontMetrics:
    return QFontMetrics(_font(pixels))
