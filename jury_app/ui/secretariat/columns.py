"""Columns side by side; where they do not fit, one at a time under their names."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QTabBar, QWidget

from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_L, GAP_M
from jury_app.ui.widgets.layouts import column

_LEAST = QSize(300, 260)
_ANY = (1 << 24) - 1  # Qt's own largest width


@dataclass(frozen=True, slots=True)
class Part:
    """One column: its name where it stands alone, and its width, 0 for what is left."""

    name: str
    widget: QWidget
    width: int = 0


class Columns(QWidget):
    """Collapses below a width to one column, with a tab for each."""

    def __init__(
        self, parts: Sequence[Part], narrow_below: int, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parts = tuple(parts)
        self._narrow_below = narrow_below
        self._current = 0
        self._narrow = False
        self.tabs = QTabBar()
        self.tabs.setDrawBase(False)
        for part in parts:
            self.tabs.addTab(part.name)
        self._sides = QHBoxLayout()
        self._sides.setSpacing(px(GAP_L))
        for part in parts:
            self._sides.addWidget(part.widget, 0 if part.width else 1)
        layout = column(self.tabs, gap=GAP_M)
        layout.addLayout(self._sides, 1)
        self.setLayout(layout)
        self.tabs.currentChanged.connect(self.open)
        self._arrange()

    @property
    def is_narrow(self) -> bool:
        """Whether one column is shown at a time."""
        return self._narrow

    def open(self, place: int) -> None:
        """Show a column, where only one is shown."""
        self._current = place
        self.tabs.setCurrentIndex(place)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        return QSize(px(_LEAST.width()), px(_LEAST.height()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        self._narrow = self.width() < px(self._narrow_below)
        self.tabs.setVisible(self._narrow)
        for place, part in enumerate(self._parts):
            fixed = px(part.width) if part.width and not self._narrow else 0
            part.widget.setMinimumWidth(fixed)
            part.widget.setMaximumWidth(fixed or _ANY)
            part.widget.setVisible(not self._narrow or place == self._current)
