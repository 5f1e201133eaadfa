"""The titles of a list: small, quiet, with an arrow beside the one it is sorted by."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from jury_app.ui.icons import icon
from jury_app.ui.look import colour, px
from jury_app.ui.tokens import GAP_M, GAP_XS, ROW, TINY

_ARROW = 12


class ListHeader(QHeaderView):
    """A click sorts, a second one turns round, a third gives the order of the list back."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        self.setSortIndicatorClearable(True)

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), px(ROW))

    def title_width(self, section: int) -> int:
        """Return the room that a title and its arrow need."""
        text = self.model().headerData(section, Qt.Orientation.Horizontal)
        return QFontMetrics(self._font()).horizontalAdvance(text) + px(_ARROW + 2 * GAP_M + GAP_XS)

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        painter.save()
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, colour("line"))
        inside = rect.adjusted(px(GAP_M), 0, -px(GAP_M), 0)
        sorted_by = section == self.sortIndicatorSection()
        room = inside.adjusted(0, 0, -px(_ARROW + GAP_XS) if sorted_by else 0, 0)
        text = self.model().headerData(section, Qt.Orientation.Horizontal)
        align = self.model().headerData(
            section, Qt.Orientation.Horizontal, Qt.ItemDataRole.TextAlignmentRole
        )
        metrics = QFontMetrics(self._font())
        shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.setFont(self._font())
        painter.setPen(colour("text" if sorted_by else "muted"))
        painter.drawText(room, align, shown)
        if sorted_by:
            place = metrics.boundingRect(room, align, shown)
            self._paint_arrow(painter, place.right() + px(GAP_XS), rect)
        painter.restore()

    def _paint_arrow(self, painter: QPainter, left: int, rect: QRect) -> None:
        falling = self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        side = px(_ARROW)
        place = QRect(left, rect.top() + (rect.height() - side) // 2, side, side)
        icon("arrow-down" if falling else "arrow-up", "accent").paint(painter, place)

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(px(TINY))
        font.setWeight(QFont.Weight.DemiBold)
        return font
