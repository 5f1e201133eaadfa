"""A choice of award: its medal, its word, and the metal it takes when it is chosen."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from jury_app.ui.icons import icon
from jury_app.ui.letters import small, strong
from jury_app.ui.look import colour, px
from jury_app.ui.secretariat.medals import metal_icon
from jury_app.ui.tokens import GAP_M, GAP_S, RADIUS
from jury_app.ui.tool_tip import set_tip

_HEIGHT, _SIGN = 36, 18
_METALS = frozenset({"gold", "silver", "bronze"})


class LevelButton(QAbstractButton):
    """One of the awards, or none; chosen by a click, by Space, or by the figure it shows."""

    def __init__(
        self,
        text: str,
        *,
        metal: str = "",
        icon_name: str = "",
        key: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._metal = metal if metal in _METALS else ""
        self._icon_name = icon_name
        self._key = key
        self.setText(text)
        self.setAccessibleName(text)
        set_tip(self, f"{text} ({key})" if key else text)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # read aloud as one choice among several
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def sizeHint(self) -> QSize:
        words = QFontMetrics(self._font()).horizontalAdvance(self.text())
        return QSize(words + px(_SIGN + GAP_S + 2 * GAP_M + GAP_M), px(_HEIGHT))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(_SIGN + 2 * GAP_M + 40), px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        side = px(_SIGN)
        place = QRect(px(GAP_M), (self.height() - side) // 2, side, side)
        if self._icon_name:
            icon(self._icon_name, self._ink()).paint(painter, place)
        else:
            metal_icon(self._metal).paint(painter, place)
        self._paint_words(painter, place.right() + px(GAP_S))
        painter.end()

    def _paint_ground(self, painter: QPainter) -> None:
        chosen = self.isChecked()
        edge = 2 if chosen or self.hasFocus() else 1
        ground = "hover" if self.underMouse() and self.isEnabled() else "raised"
        ink = "border" if self.isEnabled() else "line"
        if chosen:
            ground, ink = f"{self._metal or 'accent'}_soft", self._metal or "accent"
        if self.hasFocus():
            ink = "focus"
        inside = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.setPen(QPen(colour(ink), edge))
        painter.setBrush(colour(ground))
        painter.drawRoundedRect(inside, px(RADIUS), px(RADIUS))

    def _paint_words(self, painter: QPainter, left: int) -> None:
        font = self._font()
        room = QRect(left, 0, self.width() - left - px(GAP_S), self.height())
        middle = Qt.AlignmentFlag.AlignVCenter
        if self._key:
            painter.setFont(small(self.font()))
            painter.setPen(colour("muted"))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | middle, self._key)
            room.setRight(room.right() - px(GAP_M))
        painter.setFont(font)
        painter.setPen(colour(self._ink()))
        shown = QFontMetrics(font).elidedText(
            self.text(), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, middle, shown)

    def _ink(self) -> str:
        if not self.isEnabled():
            return "muted"
        return self._metal if self.isChecked() and self._metal else "text"

    def _font(self) -> QFont:
        return strong(self.font())
