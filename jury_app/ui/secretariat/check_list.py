"""People or domains to be ticked, each tick told at once."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from jury_app.ui.look import px
from jury_app.ui.tool_tip import tool_tip

_ID = Qt.ItemDataRole.UserRole
_LINE = 34


@dataclass(frozen=True, slots=True)
class Tick:
    """A line of a check list."""

    id: int
    text: str
    ticked: bool
    enabled: bool = True
    tip: str = ""


class CheckList(QListWidget):
    """Space or a click ticks; the list itself is changed only by whoever reads again."""

    ticked = Signal(int, bool)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ticks: list[Tick] = []
        self.setAccessibleName(name)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemChanged.connect(self._on_item_changed)

    def set_ticks(self, ticks: Iterable[Tick]) -> None:
        """Show other lines; where one was, one stays."""
        self._ticks = list(ticks)
        self.blockSignals(True)
        if [self.item(place).data(_ID) for place in range(self.count())] != [
            each.id for each in self._ticks
        ]:
            self.clear()
            for each in self._ticks:
                made = QListWidgetItem()
                made.setData(_ID, each.id)
                made.setSizeHint(QSize(px(96), px(_LINE)))
                self.addItem(made)
        for place, each in enumerate(self._ticks):
            _show(self.item(place), each)
        self.blockSignals(False)

    def ticked_ids(self) -> tuple[int, ...]:
        """Return what is ticked now, from top to bottom."""
        items = [self.item(place) for place in range(self.count())]
        return tuple(item.data(_ID) for item in items if item.checkState() is Qt.CheckState.Checked)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and item is not None:
            _toggle(item)
        else:
            super().keyPressEvent(event)

    def _on_item_changed(self, item: QListWidgetItem) -> None:
        self.ticked.emit(item.data(_ID), item.checkState() is Qt.CheckState.Checked)


def _show(item: QListWidgetItem, tick: Tick) -> None:
    flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
    item.setFlags(flags | Qt.ItemFlag.ItemIsEnabled if tick.enabled else flags)
    item.setText(tick.text)
    item.setToolTip(tool_tip(tick.tip))
    item.setCheckState(Qt.CheckState.Checked if tick.ticked else Qt.CheckState.Unchecked)


def _toggle(item: QListWidgetItem) -> None:
    if item.flags() & Qt.ItemFlag.ItemIsEnabled:
        checked = item.checkState() is Qt.CheckState.Checked
        item.setCheckState(Qt.CheckState.Unchecked if checked else Qt.CheckState.Checked)
