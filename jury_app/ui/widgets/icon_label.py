"""A drawing beside words."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from jury_app.ui.icons import pixmap
from jury_app.ui.look import px
from jury_app.ui.tokens import ICON


class IconLabel(QWidget):
    """Shows an icon in the colour of its token; the words beside it carry the meaning."""

    def __init__(self, icon_name: str, ink: str = "text", size: int = ICON) -> None:
        super().__init__()
        self._name = icon_name
        self._ink = ink
        self._side = size
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_icon(self, icon_name: str, ink: str = "text") -> None:
        """Show another icon."""
        self._name = icon_name
        self._ink = ink
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(px(self._side), px(self._side))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        drawn = pixmap(self._name, self._ink, px(self._side), self.devicePixelRatioF())
        painter.drawPixmap(0, (self.height() - px(self._side)) // 2, drawn)
        painter.end()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)
