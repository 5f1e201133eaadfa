"""A list with its search: how many there are, and words instead of an empty table."""

from typing import Any

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedLayout, QWidget

from jury_app.formatting import format_number, quoted
from jury_app.i18n import _
from jury_app.ui.table_model import TableModel
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.layouts import Stack, column, row
from jury_app.ui.widgets.search_edit import SearchEdit
from jury_app.ui.widgets.text import label


class TablePane(QWidget):
    """Search above, table below; when there is nothing, what the page is for."""

    def __init__(
        self,
        model: TableModel[Any],
        name: str,
        empty: EmptyState,
        *,
        many: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self.search_edit = SearchEdit(_("Search"))
        self.count_label = label("", "muted")
        self.table = DataTable(model, name, many=many)
        self.empty = empty
        self.nothing_found = EmptyState("search", "", _("Accents and capitals do not matter."))
        self.clear_button = self.nothing_found.add_action(button(_("Clear the search")))

        self.tools = row(gap=GAP_S)
        self.tools.addWidget(self.search_edit, 1)
        self.tools.addStretch(0)
        self.tools.addWidget(self.count_label)
        self._stack = Stack(self)
        self._stack.addWidget(self.table)
        self._stack.addWidget(self.nothing_found)
        self._full = QWidget()
        self._full.setLayout(column(self.tools, self._stack))
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self.empty)
        self._pages.addWidget(self._full)

        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.activated.connect(self.search_edit.take_focus)
        self.search_edit.textChanged.connect(model.set_search)
        self.search_edit.left_downwards.connect(self._on_left_downwards)
        self.clear_button.clicked.connect(self._on_clear)
        model.arranged.connect(self.refresh)
        self.refresh()

    def refresh(self) -> None:
        """Show the table, or say why there is nothing in it."""
        there, shown = len(self._model.rows), self._model.rowCount()
        self._pages.setCurrentWidget(self._full if there else self.empty)
        self._stack.setCurrentWidget(self.table if shown else self.nothing_found)
        self.nothing_found.title_label.setText(
            _("Nothing found for {search}").format(search=quoted(self.search_edit.text()))
        )
        count = format_number(there)
        if shown != there:
            count = _("{shown} of {total}").format(shown=format_number(shown), total=count)
        self.count_label.setText(count)

    def _on_left_downwards(self) -> None:
        self.table.setFocus()
        if not self.table.currentIndex().isValid() and self._model.rowCount():
            self.table.selectRow(0)

    def _on_clear(self) -> None:
        self.search_edit.clear()
        self.search_edit.setFocus()
