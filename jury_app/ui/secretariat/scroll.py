"""What is larger than its place: it scrolls, and follows the keyboard."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QScrollArea, QSizePolicy, QWidget

from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_XL
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.page_header import PageHeader

_LEAST, _USUAL = 96, 240
NO_MORE_THAN_LEFT = _LEAST
"""For what takes the height that the rest of its page leaves."""
_NARROW, _TITLE = 820, 160


class Scroll(QScrollArea):
    """Scrolls up and down only, so that what it holds never makes its page taller."""

    def __init__(
        self, inside: QWidget, parent: QWidget | None = None, *, usual: int = _USUAL
    ) -> None:
        super().__init__(parent)
        self._inside = inside
        self._usual = usual
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(inside)
        inside.installEventFilter(self)

    def sizeHint(self) -> QSize:
        hint = self._inside.sizeHint()
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(hint.width() + bar, min(hint.height(), px(self._usual)))

    def minimumSizeHint(self) -> QSize:
        bar = self.verticalScrollBar().sizeHint().width()
        return QSize(self._inside.minimumSizeHint().width() + bar, px(_LEAST))

    def show_end(self, part: QWidget) -> None:
        """Bring the last line of a part in sight; Qt would care for the first line of a label."""
        end = part.mapTo(self._inside, part.rect().bottomLeft())
        self.ensureVisible(0, end.y(), 0, px(GAP_XL))

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
        self.page = page
        self._headers = page.findChildren(PageHeader)
        for header in self._headers:
            header.installEventFilter(self)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(_Least(page))

    def minimumSizeHint(self) -> QSize:
        return QSize(px(_LEAST), px(_LEAST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._turn()
        super().resizeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest and watched in self._headers:
            self._turn()
        return super().eventFilter(watched, event)

    def _turn(self) -> None:
        """Put the actions of a page below its title where it is narrow."""
        room = self.viewport().width() - px(2 * GAP_XL)
        for header in self._headers:
            layout, needed = header.layout(), header.actions_row.breadth
            if isinstance(layout, QBoxLayout):
                is_narrow = self.viewport().width() < px(_NARROW)
                set_upright(layout, upright=is_narrow or needed + px(_TITLE) > room)


class _Least(QWidget):
    """Asks for the least height its page can do with at its width.

    Qt would ask for the height it likes best, or for that of the words at their narrowest.
    """

    def __init__(self, page: QWidget) -> None:
        super().__init__()
        self._inside = column(page)
        self.setLayout(self._inside)

    def minimumSizeHint(self) -> QSize:
        return QSize(self._inside.minimumSize().width(), 0)

    def heightForWidth(self, width: int) -> int:
        return self._inside.minimumHeightForWidth(width)


def set_upright(layout: QBoxLayout, *, upright: bool) -> None:
    """Put the parts one under another, or side by side."""
    directions = QBoxLayout.Direction
    wanted = directions.TopToBottom if upright else directions.LeftToRight
    if layout.direction() is not wanted:
        layout.setDirection(wanted)
