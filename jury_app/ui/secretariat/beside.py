"""Two parts side by side, or one under the other where it is narrow."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_XL

_NARROW = 760


class Beside(QWidget):
    """Turns by its own width; it never asks for more than its wider part needs."""

    def __init__(
        self,
        first: QWidget,
        second: QWidget,
        *,
        shares: tuple[int, int] = (1, 1),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts = (first, second)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(px(GAP_XL))
        self._box.addWidget(first, shares[0])
        self._box.addWidget(second, shares[1])
        self._box.setSizeConstraint(QBoxLayout.SizeConstraint.SetNoConstraint)

    def minimumSizeHint(self) -> QSize:
        widths = (part.minimumSizeHint().width() for part in self._parts)
        return QSize(max(widths), self._box.minimumSize().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        directions = QBoxLayout.Direction
        narrow = event.size().width() < px(_NARROW)
        self._box.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        super().resizeEvent(event)
