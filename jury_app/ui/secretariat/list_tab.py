"""A short list whose lines are added, edited and removed: domains, criteria, awards."""

from typing import Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPushButton, QWidget

from jury_app.ui.look import px
from jury_app.ui.row_keys import RowT
from jury_app.ui.secretariat.notice import Notice
from jury_app.ui.secretariat.office import Office
from jury_app.ui.secretariat.side_by_side import SideBySide
from jury_app.ui.table_model import TableModel
from jury_app.ui.tokens import GAP_L, GAP_M
from jury_app.ui.tool_tip import set_tip
from jury_app.ui.widgets.buttons import button, icon_button, primary_button
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.table_pane import TablePane


class ListTab(QWidget, Generic[RowT]):
    """A table with its verbs beside the search; Enter edits, Delete removes with an undo."""

    add_asked = Signal()
    edit_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(
        self,
        office: Office,
        model: TableModel[RowT],
        name: str,
        empty: EmptyState,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.office = office
        self.model = model
        model.setParent(self)
        self.error_bar = ErrorBar()
        self.notice = Notice("lock")
        self.pane = TablePane(model, name, empty)
        self.add_button = button("", icon_name="plus")
        self.edit_button = icon_button("pencil", "")
        self.remove_button = icon_button("trash-2", "")
        self.first_button: QPushButton = empty.add_action(primary_button("", icon_name="plus"))
        for each in (self.add_button, self.edit_button, self.remove_button):
            self.pane.tools.addWidget(each)
        self._locked = False
        self._layout = column(self.notice, self.error_bar, self.pane, gap=GAP_M)
        self._layout.setContentsMargins(0, px(GAP_L), 0, 0)
        self.setLayout(self._layout)
        self._connect()
        self._allow()

    def set_verbs(self, add: str, edit: str, remove: str) -> None:
        """Name what the buttons do."""
        self.add_button.setText(add)
        self.first_button.setText(add)
        for each, text in ((self.edit_button, edit), (self.remove_button, remove)):
            each.setAccessibleName(text)
            set_tip(each, text)

    def set_detail(self, detail: QWidget) -> SideBySide:
        """Show the chosen line beside the list."""
        sides = SideBySide(self.pane, detail)
        self._layout.addWidget(sides, 1)
        return sides

    def set_locked(self, *, locked: bool, sentence: str = "") -> None:
        """Let nothing be changed any more, and say why."""
        self._locked = locked
        self.notice.tell(sentence if locked else "")
        self._allow()

    def chosen(self) -> RowT | None:
        """Return the line that the buttons are about."""
        row: RowT | None = self.pane.table.current_row()
        return row

    def _connect(self) -> None:
        table = self.pane.table
        self.add_button.clicked.connect(self.add_asked)
        self.first_button.clicked.connect(self.add_asked)
        self.edit_button.clicked.connect(self._on_edit)
        self.remove_button.clicked.connect(self._on_remove)
        table.row_activated.connect(lambda _row: self._on_edit())
        table.row_chosen.connect(lambda _row: self._allow())
        self.model.arranged.connect(self._allow)
        delete = QShortcut(QKeySequence(Qt.Key.Key_Delete), table)
        delete.setContext(Qt.ShortcutContext.WidgetShortcut)
        delete.activated.connect(self._on_remove)

    def _allow(self) -> None:
        chosen = self.chosen() is not None
        self.add_button.setEnabled(not self._locked)
        self.first_button.setEnabled(not self._locked)
        self.edit_button.setEnabled(chosen and not self._locked)
        self.remove_button.setEnabled(chosen and not self._locked)

    def _on_edit(self) -> None:
        row = self.chosen()
        if row is not None and not self._locked:
            self.edit_asked.emit(row)

    def _on_remove(self) -> None:
        row = self.chosen()
        if row is not None and not self._locked:
            self.error_bar.hide()
            self.remove_asked.emit(row)
