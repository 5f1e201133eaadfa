"""One key of a row of marks: large, numbered, filled when it is the one."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFont, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from jury_app.ui.look import colour, px
from jury_app.ui.tokens import LEAD, RADIUS

KEY_HEIGHT = 44
KEY_WIDTH = 44


class MarkKey(QAbstractButton):
    """A mark that one click gives."""

    pointed = Signal(object)  # the mark under the pointer or the keyboard, or None

    def __init__(self, mark: int, text: str, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.mark = mark
        self.setText(text)
        self.setAccessibleName(name)
        self.setCheckable(True)
        self.setAutoExclusive(True)  # read aloud as one choice among several
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setMouseTracking(True)

    def sizeHint(self) -> QSize:
        return QSize(px(KEY_WIDTH), px(KEY_HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        event.ignore()  # the row knows the keys

    def enterEvent(self, event: QEnterEvent) -> None:
        self.pointed.emit(self.mark)
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:
        self.pointed.emit(None)
        super().leaveEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        edge = 2.0 if self.hasFocus() else 1.0
        area = QRectF(self.rect()).adjusted(edge / 2, edge / 2, -edge / 2, -edge / 2)
        painter.setBrush(colour(self._ground()))
        painter.setPen(QPen(colour(self._edge()), edge))
        painter.drawRoundedRect(area, px(RADIUS), px(RADIUS))
        if self.hasFocus() and self.isChecked():
            inner = area.adjusted(3, 3, -3, -3)
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(colour("accent_text"), 1.5))
            painter.drawRoundedRect(inner, px(RADIUS) - 2, px(RADIUS) - 2)
        painter.setFont(self._font())
        painter.setPen(colour("accent_text" if self.isChecked() else self._ink()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()

    def _ground(self) -> str:
        if self.isChecked():
            return "accent"
        return "hover" if self.underMouse() and self.isEnabled() else "raised"

    def _edge(self) -> str:
        if self.hasFocus():
            return "focus"
        return "accent" if self.isChecked() else "border"

    def _ink(self) -> str:
        return "text" if self.isEnabled() else "muted"

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setPixelSize(px(LEAD))
        font.setWeight(QFont.Weight.Bold if self.isChecked() else QFont.Weight.Medium)
        return font
