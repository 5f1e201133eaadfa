"""Content that scrolls when the screen is too small for it, and asks for its height until then."""

from PySide6.QtCore import QCoreApplication, QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QScrollArea, QSizePolicy, QWidget

from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_S, GAP_XL

_LEAST = 120


class Scrolled(QScrollArea):
    """Scrolls up and down only; as tall as what it holds needs at its width."""

    def __init__(self, layout: QLayout) -> None:
        super().__init__()
        self._content = _Content()
        self._content.setLayout(layout)
        self._inside = layout
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._content)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.verticalScrollBar().rangeChanged.connect(self._settle)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._inside.totalHeightForWidth(width)

    def sizeHint(self) -> QSize:
        return self._content.sizeHint()

    def minimumSizeHint(self) -> QSize:
        return QSize(self._content.minimumSizeHint().width(), px(_LEAST))

    def take_in(self) -> None:
        """Count with what was put into it, or into what it holds, since Qt last laid it out."""
        QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
        self._inside.activate()
        self.updateGeometry()  # else the layout around keeps the height that it asked for before

    def bring_into_sight(self, widget: QWidget) -> None:
        """Scroll down to the end of something, once Qt has laid it out."""
        QTimer.singleShot(0, widget, lambda: self._show_end(widget))

    def follow(self, field: QWidget) -> None:
        """Keep the field in sight to which the keyboard went by a key of ours; Qt does for Tab."""
        margin = px(GAP_XL)
        QTimer.singleShot(0, field, lambda: self.ensureWidgetVisible(field, 0, margin))

    def _show_end(self, widget: QWidget) -> None:
        """Not by `ensureWidgetVisible`, to which a label is where its words begin."""
        end = widget.mapTo(self._content, widget.rect().bottomLeft())
        self.ensureVisible(0, end.y(), 0, px(GAP_S))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._settle()

    def _settle(self) -> None:
        """Scroll only if all the width does not do: Qt would keep the bar that its bar needs."""
        room = self.maximumViewportSize()
        fits = self.heightForWidth(room.width()) <= room.height()
        policies = Qt.ScrollBarPolicy
        self.setVerticalScrollBarPolicy(
            policies.ScrollBarAlwaysOff if fits else policies.ScrollBarAsNeeded
        )


class _Content(QWidget):
    """Asks for no height of its own: Qt would take that of the words at their narrowest."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 0)
