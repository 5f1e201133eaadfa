"""What is larger than its place: it scrolls, and follows the keyboard."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QWidget

from jury_app.ui.look import px
from jury_app.ui.widgets.page_header import PageHeader

_LEAST = 96
_NARROW = 820


class Scroll(QScrollArea):
    """Scrolls up and down only; what it holds always has the width there is."""

    def __init__(self, inside: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._inside = inside
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        inside.installEventFilter(self)

    def sizeHint(self) -> QSize:
        hint = self._inside.sizeHint()
        return QSize(hint.width() + self.verticalScrollBar().sizeHint().width(), hint.height())

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inside.minimumSizeHint().width() + bar, px(_LEAST))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self.updateGeometry()
        return super().eventFilter(watched, event)


class RailScroll(QScrollArea):
    """The rail, as wide as it is; where its stages do not all fit, it follows the keyboard."""

    def __init__(self, rail: QWidget) -> None:
        super().__init__()
        self._rail = rail
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self.setWidget(rail)
        rail.installEventFilter(self)
        for each in rail.findChildren(QWidget):
            each.installEventFilter(self)

    def sizeHint(self) -> QSize:
        return QSize(self._rail.minimumWidth(), self._rail.sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(self._rail.minimumWidth(), px(_LEAST))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._rail and event.type() in (
            QEvent.Type.LayoutRequest,
            QEvent.Type.Resize,
        ):
            self.updateGeometry()
        if event.type() is QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self.ensureWidgetVisible(watched)
        return super().eventFilter(watched, event)


class PageScroll(QScrollArea):
    """A page that fits a large window, and scrolls in a small one or under large letters."""

    def __init__(self, page: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._headers = page.findChildren(PageHeader)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def minimumSizeHint(self) -> QSize:
        return QSize(px(_LEAST), px(_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow = self.viewport().width() < px(_NARROW)
        directions = QBoxLayout.Direction
        for header in self._headers:  # the actions of a page go below its title
            layout = header.layout()
            if isinstance(layout, QBoxLayout):
                layout.setDirection(directions.TopToBottom if narrow else directions.LeftToRight)
        super().resizeEvent(event)
