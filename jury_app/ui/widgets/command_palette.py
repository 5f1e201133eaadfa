"""Everything that can be done, found by typing a few letters: Ctrl+K."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout, QWidget

from jury_app.formatting import plain
from jury_app.i18n import _
from jury_app.ui.look import px
from jury_app.ui.table_model import RIGHT, Column, TableModel
from jury_app.ui.tokens import GAP_M, GAP_S, ROW
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.help_sheet import native
from jury_app.ui.widgets.search_edit import SearchEdit
from jury_app.ui.widgets.text import frame, label

_WIDTH, _ROWS = 600, 10
_MOVES = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_ROWS,
    Qt.Key.Key_PageDown: _ROWS,
}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done: the verb with its object, where it belongs, its keys."""

    text: str
    run: Callable[[], object]
    group: str = ""
    keys: str = ""
    words: str = ""  # other words under which somebody may look for it

    @property
    def id(self) -> str:
        """What tells it from the others."""
        return f"{self.group}\n{self.text}"


def closeness(search: str, command: Command) -> int | None:
    """Return how well a command fits some letters, 0 being best; None if it does not."""
    wanted, text = plain(search), plain(command.text)
    others = f"{text} {plain(command.group)} {plain(command.words)}"
    if text.startswith(wanted):
        return 0
    if all(f" {word}" in f" {others}" for word in wanted.split()):
        return 1
    if wanted in others:
        return 2
    return _spread(wanted.replace(" ", ""), text)


def _spread(letters: str, text: str) -> int | None:
    """Return how far apart the letters lie in a text that holds them in order."""
    place, first = -1, -1
    for letter in letters:
        place = text.find(letter, place + 1)
        if place < 0:
            return None
        first = place if first < 0 else first
    return 3 + place - first - len(letters)


class CommandPalette(QDialog):
    """A line to type in and the commands that fit; Enter runs the first."""

    def __init__(self, commands: Sequence[Command], parent: QWidget | None) -> None:
        super().__init__(parent, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self._commands = commands
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Everything you can do"))
        self.search_edit = SearchEdit(_("What do you want to do?"))
        self.search_edit.take_all_room()
        self._model: TableModel[Command] = TableModel(
            [
                Column("", lambda command: command.text, stretch=True),
                Column("", lambda command: command.group, tone=lambda _command: "muted", width=140),
                Column("", lambda command: native(command.keys), None, RIGHT, width=90),
            ],
            self,
        )
        self.table = DataTable(self._model, self.windowTitle())
        self.table.horizontalHeader().hide()
        self.table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.nothing_label = label(_("Nothing here is called that. Try another word."), "muted")

        panel = frame("palette")
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(px(GAP_M), px(GAP_M), px(GAP_M), px(GAP_M))
        inside.setSpacing(px(GAP_S))
        for part in (self.search_edit, self.nothing_label, self.table):
            inside.addWidget(part)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(panel)
        self.search_edit.textChanged.connect(self._find)
        self.search_edit.installEventFilter(self)
        self.table.clicked.connect(lambda _index: self._run())
        self._find("")
        self.setFixedWidth(px(_WIDTH))

    def open_over(self) -> None:
        """Open in the upper middle of the window."""
        window = self.parentWidget() or QApplication.activeWindow()
        if window is not None:
            left = (window.width() - self.width()) // 2
            self.move(window.mapToGlobal(window.rect().topLeft()) + QPoint(left, px(80)))
        self.show()
        self.search_edit.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            key = Qt.Key(event.key())
            if key in _MOVES:
                last = self._model.rowCount() - 1
                place = self.table.currentIndex().row() + _MOVES[key]
                self.table.selectRow(min(max(place, 0), last))
                return True
            if key in _ENTER:
                self._run()
                return True
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.WindowDeactivate:
            self.close()  # a click elsewhere means something else
        return super().event(event)

    def _find(self, search: str) -> None:
        fits = [(closeness(search, command), command) for command in self._commands]
        found = [(close, command) for close, command in fits if close is not None]
        found.sort(key=lambda each: each[0])
        self._model.set_rows([command for _close, command in found])
        self.table.setVisible(bool(found))
        self.table.setFixedHeight(px(ROW) * min(len(found), _ROWS) + 2)
        self.adjustSize()
        self.nothing_label.setVisible(not found)
        self.table.selectRow(0)

    def _run(self) -> None:
        command = self.table.current_row()
        if command is not None:
            self.close()
            command.run()
