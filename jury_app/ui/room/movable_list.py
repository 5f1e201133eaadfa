"""A list whose lines are put in another order: by the keyboard, by two buttons, or by dragging."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from jury_app.i18n import _
from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_S, GAP_XS
from jury_app.ui.tool_tip import tool_tip
from jury_app.ui.widgets.buttons import icon_button
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import label

_ID = Qt.ItemDataRole.UserRole
_LINE, _LEAST = 34, 220
_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class MovableList(QWidget):
    """Alt with an arrow moves the line that is chosen; the words of its lines are cut to fit."""

    moved = Signal(object)  # the ids in their new order
    chosen = Signal(int)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = _List(self)
        self.list.setAccessibleName(name)
        self.list.setAccessibleDescription(_("Alt with an arrow moves the chosen line."))
        self.up_button = icon_button("arrow-up", _("Move up (Alt ↑)"))
        self.down_button = icon_button("arrow-down", _("Move down (Alt ↓)"))
        name_label = label(name, "strong")
        name_label.setBuddy(self.list)
        head = row(name_label, None, self.up_button, self.down_button, gap=GAP_XS)
        self.setLayout(column(head, self.list, gap=GAP_S))
        self.up_button.clicked.connect(lambda: self.move_chosen(-1))
        self.down_button.clicked.connect(lambda: self.move_chosen(1))
        self.list.currentRowChanged.connect(self._on_chosen)
        self.list.model().rowsMoved.connect(self._tell, Qt.ConnectionType.QueuedConnection)
        self._offer()

    @property
    def ids(self) -> tuple[int, ...]:
        """The lines, from top to bottom."""
        return tuple(self.list.item(place).data(_ID) for place in range(self.list.count()))

    def set_lines(self, lines: Iterable[tuple[int, str]]) -> None:
        """Show other lines, or the same in another order; what is chosen stays so."""
        wanted = list(lines)
        if wanted == self._lines():
            return
        item = self.list.currentItem()
        kept = item.data(_ID) if item is not None else None
        self.list.blockSignals(True)
        self.list.clear()
        for key, text in wanted:
            made = QListWidgetItem(text)
            made.setData(_ID, key)
            made.setToolTip(tool_tip(text))
            made.setSizeHint(QSize(px(96), px(_LINE)))
            self.list.addItem(made)
        self.list.blockSignals(False)
        place = self.ids.index(kept) if kept in self.ids else 0
        self.list.setCurrentRow(place if self.list.count() else -1)
        self._offer()

    def move_chosen(self, by: int) -> None:
        """Move the line that is chosen up or down."""
        place = self.list.currentRow()
        if place < 0 or not 0 <= place + by < self.list.count():
            return
        self.list.blockSignals(True)
        item = self.list.takeItem(place)
        self.list.insertItem(place + by, item)
        self.list.setCurrentItem(item)
        self.list.blockSignals(False)
        self._tell()

    def _lines(self) -> list[tuple[int, str]]:
        items = [self.list.item(place) for place in range(self.list.count())]
        return [(item.data(_ID), item.text()) for item in items]

    def _tell(self) -> None:
        self._offer()
        self.moved.emit(self.ids)

    def _on_chosen(self, place: int) -> None:
        self._offer()
        if place >= 0:
            self.chosen.emit(self.ids[place])

    def _offer(self) -> None:
        place, last = self.list.currentRow(), self.list.count() - 1
        self.up_button.setEnabled(place > 0)
        self.down_button.setEnabled(0 <= place < last)


class _List(QListWidget):
    """Tells its owner of the keys that move a line."""

    def __init__(self, owner: MovableList) -> None:
        super().__init__(owner)
        self._owner = owner
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setDragDropMode(QListWidget.DragDropMode.InternalMove)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setMinimumHeight(px(_LEAST))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        by = _KEYS.get(Qt.Key(event.key()), 0) if is_alt else 0
        if by:
            self._owner.move_chosen(by)
        else:
            super().keyPressEvent(event)
