"""One place of the rail."""

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from jury_app.ui.icons import icon
from jury_app.ui.look import colour, px
from jury_app.ui.tokens import GAP_M, GAP_S, ICON, RADIUS
from jury_app.ui.tool_tip import tool_tip

_HEIGHT, _SMALL, _BAR = 36, 16, 3
_STATES = {"done": ("circle-check", "success"), "warning": ("triangle-alert", "warning")}


class RailButton(QAbstractButton):
    """An icon, a word, and how things stand there."""

    def __init__(self, icon_name: str, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = icon_name
        self._count = ""
        self._state = ""
        self._collapsed = False
        self.setText(text)
        self.setAccessibleName(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)

    def set_stand(self, count: str, state: str, sentence: str) -> None:
        """Say how things stand: a count, a tick or a warning, and a sentence."""
        if (count, state, sentence) == (self._count, self._state, self.accessibleDescription()):
            return
        self._count = count
        self._state = state
        self.setAccessibleDescription(sentence)
        self._say_tip()
        self.update()

    def set_collapsed(self, *, collapsed: bool) -> None:
        """Show the icon alone; the words move to the tool tip."""
        self._collapsed = collapsed
        self._say_tip()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(_HEIGHT), px(_HEIGHT))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        inside = self.rect().adjusted(px(GAP_S), 0, -px(GAP_S), 0)
        self._paint_ground(painter, inside)
        side = px(ICON)
        ink = "accent" if self.isChecked() else "muted"
        left = inside.left() + ((inside.width() - side) // 2 if self._collapsed else px(GAP_M))
        place = QRect(left, inside.top() + (inside.height() - side) // 2, side, side)
        icon(self._icon_name, ink).paint(painter, place)
        if self._collapsed:
            self._paint_state(painter, QRect(place.right() - px(4), inside.top() + px(2), 0, 0))
        else:
            self._paint_words(painter, inside.adjusted(side + px(GAP_M + GAP_S), 0, -px(GAP_M), 0))
        painter.end()

    def _paint_ground(self, painter: QPainter, inside: QRect) -> None:
        radius = px(RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.isChecked():
            painter.setBrush(colour("selected"))
            painter.drawRoundedRect(inside, radius, radius)
        elif self.underMouse():
            painter.setBrush(colour("hover"))
            painter.drawRoundedRect(inside, radius, radius)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("focus"), 2))
            painter.drawRoundedRect(QRectF(inside).adjusted(1, 1, -1, -1), radius, radius)

    def _paint_words(self, painter: QPainter, room: QRect) -> None:
        right = self._paint_state(painter, room)
        middle = Qt.AlignmentFlag.AlignVCenter
        if self._count:
            painter.setFont(self._sized(12, strong=False))
            painter.setPen(colour("muted"))
            counted = QRect(room.left(), room.top(), right - room.left(), room.height())
            painter.drawText(counted, Qt.AlignmentFlag.AlignRight | middle, self._count)
            right -= QFontMetrics(painter.font()).horizontalAdvance(self._count) + px(GAP_S)
        font = self._sized(14, strong=self.isChecked())
        painter.setFont(font)
        painter.setPen(colour("text"))
        width = right - room.left()
        text = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRect(room.left(), room.top(), width, room.height()), middle, text)

    def _paint_state(self, painter: QPainter, room: QRect) -> int:
        """Paint the tick or the warning at the right; return where the words may go to."""
        if self._state not in _STATES:
            return room.right()
        name, ink = _STATES[self._state]
        side = px(12 if self._collapsed else _SMALL)
        left = room.left() if self._collapsed else room.right() - side
        top = room.top() if self._collapsed else room.top() + (room.height() - side) // 2
        icon(name, ink).paint(painter, QRect(left, top, side, side))
        return left - px(GAP_S)

    def _sized(self, size: int, *, strong: bool) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(px(size))
        font.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
        return font

    def _say_tip(self) -> None:
        sentence = self.accessibleDescription()
        parts = [self.text() if self._collapsed else "", sentence]
        text = "\n".join(part for part in parts if part)
        self.setToolTip(tool_tip(text))
