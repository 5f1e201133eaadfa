"""A list and the detail of what is chosen in it: side by side, or in turn where it is narrow."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QLayout, QSplitter, QVBoxLayout, QWidget

from jury_app.i18n import _
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.buttons import quiet_button
from jury_app.ui.widgets.layouts import row

_NARROW = 760
_LIST, _DETAIL = 60, 40


class SideBySide(QWidget):
    """Keeps the list in sight where there is room; otherwise Enter opens, Escape goes back."""

    def __init__(self, list_: QWidget, detail: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = list_
        self._detail = QWidget()
        self._narrow = False
        self._opened = False
        self._wanted = True
        self.back_button = quiet_button(_("Back to the list"), icon_name="arrow-left")
        inside = QVBoxLayout(self._detail)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.setSpacing(px(GAP_S))
        inside.addLayout(row(self.back_button, None))
        inside.addWidget(detail, 1)
        self._splitter = QSplitter(Qt.Orientation.Horizontal)
        self._splitter.setChildrenCollapsible(False)
        self._splitter.addWidget(list_)
        self._splitter.addWidget(self._detail)
        self._splitter.setStretchFactor(0, _LIST)
        self._splitter.setStretchFactor(1, _DETAIL)
        self._splitter.setSizes([_LIST * 100, _DETAIL * 100])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSizeConstraint(QLayout.SizeConstraint.SetNoConstraint)
        layout.addWidget(self._splitter)
        back = QShortcut(QKeySequence(Qt.Key.Key_Escape), self._detail)
        back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        back.activated.connect(self.show_list)
        self.back_button.clicked.connect(self.show_list)
        self._arrange()

    def show_detail(self) -> None:
        """Open what is chosen, where both do not fit."""
        self._opened = True
        self._arrange()
        if self._narrow:
            self.back_button.setFocus()

    def show_list(self) -> None:
        """Go back to the list."""
        self._opened = False
        self._arrange()
        self._list.setFocus()

    def set_detail_wanted(self, *, wanted: bool) -> None:
        """Leave the whole width to the list while nothing is there to show."""
        self._wanted = wanted
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        sizes = (self._list.minimumSizeHint(), self._detail.minimumSizeHint())
        return QSize(max(size.width() for size in sizes), max(size.height() for size in sizes))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._narrow = self.width() < px(_NARROW)
        alone = self._narrow and self._opened and self._wanted
        self._list.setVisible(not alone)
        self._detail.setVisible(self._wanted and (not self._narrow or alone))
        self.back_button.setVisible(alone)
