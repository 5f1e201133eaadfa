"""The three columns of the desk, and what becomes of them where there is less room."""

from typing import Literal, TypeAlias

from PySide6.QtCore import QByteArray, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from jury_app.i18n import _, pgettext
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L
from jury_app.ui.widgets.layouts import row

Width: TypeAlias = Literal["wide", "medium", "narrow"]

_WIDE, _MEDIUM, _NARROWEST = 1080, 760, 320
_LIST, _READ, _GRID = 250, 600, 430
_LIST_TAB, _READ_TAB, _MARK_TAB = range(3)


class Panes(QWidget):
    """List, dossier and grid side by side; else behind tabs, the dossier before all."""

    arranged = Signal(str)  # Width

    def __init__(self, list_: QWidget, dossier: QWidget, grid: QWidget) -> None:
        super().__init__()
        self._list, self._dossier, self._grid = list_, dossier, grid
        self._width: Width = "wide"
        self.tabs = QTabBar()
        self.tabs.setAccessibleName(_("Parts of the window"))
        self.tabs.setExpanding(False)
        self.tabs.hide()
        self.inner = beside(dossier, grid)
        self.right = QStackedWidget()
        self.right.addWidget(self.inner)
        self.outer = beside(list_, self.right)
        self.outer.setStretchFactor(1, 1)
        self.inner.setStretchFactor(0, 1)
        self.outer.setSizes([px(_LIST), px(_READ + _GRID)])
        self.inner.setSizes([px(_READ), px(_GRID)])
        list_.setMinimumWidth(px(200))
        grid.setMinimumWidth(px(320))
        dossier.setMinimumWidth(px(280))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        bar = row(self.tabs, None)
        bar.setContentsMargins(px(GAP_L), 0, px(GAP_L), 0)
        layout.addLayout(bar)
        layout.addWidget(self.outer, 1)
        self.setMinimumWidth(px(_NARROWEST))
        self.tabs.currentChanged.connect(self._arrange)

    @property
    def arrangement(self) -> Width:
        """How much room there is."""
        return self._width

    @property
    def is_hidden(self) -> bool:
        """Whether something stands in the place of the dossier and the grid."""
        return self.right.currentWidget() is not self.inner

    def show_instead(self, page: QWidget | None) -> None:
        """Show what stands in the place of the dossier and the grid, or these again."""
        if page is not None and self.right.indexOf(page) < 0:
            self.right.addWidget(page)
        self.right.setCurrentWidget(page or self.inner)
        self._arrange()

    def bring_list(self) -> None:
        """Bring the list to where it can be seen."""
        self._bring(_LIST_TAB)

    def bring_dossier(self) -> None:
        """Bring the dossier to where it can be seen."""
        self._bring(_READ_TAB)

    def bring_grid(self) -> None:
        """Bring the grid to where it can be seen."""
        self._bring(min(_MARK_TAB, self.tabs.count() - 1))

    def state(self) -> str:
        """Return how wide the columns are, to be found again."""
        parts = (self.outer.saveState(), self.inner.saveState())
        return " ".join(bytes(part.toBase64().data()).decode() for part in parts)

    def restore(self, state: str) -> None:
        """Make the columns as wide as they were."""
        for splitter, part in zip((self.outer, self.inner), state.split(), strict=False):
            splitter.restoreState(QByteArray.fromBase64(part.encode()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width()
        width: Width = "wide" if room >= px(_WIDE) else "medium"
        if room < px(_MEDIUM):
            width = "narrow"
        if width != self._width:
            self._width = width
            self._fill_tabs()
            self._arrange()
            self.arranged.emit(width)

    def _fill_tabs(self) -> None:
        blocker = QSignalBlocker(self.tabs)
        while self.tabs.count():
            self.tabs.removeTab(0)
        names = {
            "wide": [],
            "medium": [pgettext("juror", "Applications"), _("Read and score")],
            "narrow": [
                pgettext("juror", "Applications"),
                pgettext("juror", "Read"),
                pgettext("juror", "Score"),
            ],
        }[self._width]
        for name in names:
            self.tabs.addTab(name)
        if names:
            self.tabs.setCurrentIndex(_READ_TAB)
        self.tabs.setVisible(bool(names))
        blocker.unblock()

    def _bring(self, tab: int) -> None:
        if self._width != "wide":
            self.tabs.setCurrentIndex(tab)

    def _arrange(self) -> None:
        tab = self.tabs.currentIndex()
        wide, narrow = self._width == "wide", self._width == "narrow"
        self._list.setVisible(wide or tab == _LIST_TAB)
        self.right.setVisible(wide or tab != _LIST_TAB)
        self._dossier.setVisible(not narrow or tab == _READ_TAB)
        self._grid.setVisible(not narrow or tab == _MARK_TAB)


def beside(*widgets: QWidget) -> QSplitter:
    """Put widgets side by side, with a line between two that may be moved."""
    splitter = QSplitter(Qt.Orientation.Horizontal)
    splitter.setChildrenCollapsible(False)
    splitter.setHandleWidth(1)
    for widget in widgets:
        splitter.addWidget(widget)
    handles = [splitter.handle(place) for place in range(1, splitter.count())]
    for part in (*widgets, *handles):  # Qt lays the last one at the bottom, and reads it first
        part.raise_()
    return splitter
