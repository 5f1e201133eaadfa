"""The table of every list: one row is one thing, Enter opens it, Tab leaves."""

from collections.abc import Hashable
from typing import Any

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from jury_app.ui.look import px
from jury_app.ui.table_model import TableModel
from jury_app.ui.tokens import ROW
from jury_app.ui.widgets.column_widths import narrowed
from jury_app.ui.widgets.list_header import ListHeader
from jury_app.ui.widgets.row_delegate import RowDelegate

_SAMPLE = 200
_NARROWEST, _READABLE, _NAMED, _STRETCHED, _WIDEST = 48, 144, 150, 200, 360
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_ENDS = (Qt.Key.Key_Home, Qt.Key.Key_End)


class DataTable(QTableView):
    """Shows a table model; a refresh keeps selection, scroll and focus."""

    row_activated = Signal(object)  # the row that Enter or a double click opens
    row_chosen = Signal(object)  # the row that is current now, or None

    def __init__(
        self,
        model: TableModel[Any],
        name: str,
        *,
        many: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model = model
        self._delegate = RowDelegate(self, model)
        self._anchor: tuple[QPersistentModelIndex, int] | None = None
        self._wanted: list[int] = []  # what each column needs, or was drawn to
        self._sharing = False
        self._stretched = next((n for n, each in enumerate(model.columns) if each.stretch), None)
        self.setAccessibleName(name)
        self.setModel(model)
        self.setItemDelegate(self._delegate)
        self._set_behaviour(many=many)
        self._set_headers()
        model.refreshing.connect(self._on_refreshing)
        model.rearranging.connect(self._on_rearranging)
        model.arranged.connect(self._on_arranged)
        self.doubleClicked.connect(self._on_double_clicked)
        self.selectionModel().currentRowChanged.connect(self._on_current_changed)

    def current_row(self) -> Any:
        """Return the row that is current, or None."""
        return self.row_of(self.currentIndex())

    def chosen_rows(self) -> list[Any]:
        """Return the rows that are selected, from top to bottom."""
        places = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [self._model.shown_rows[place] for place in places]

    def choose(self, id_: Hashable) -> bool:
        """Select a row by its id and bring it into sight; False when it is not shown."""
        index = self._model.index_of(id_)
        if index.isValid():
            flags = QItemSelectionModel.SelectionFlag
            self.selectionModel().setCurrentIndex(index, flags.ClearAndSelect | flags.Rows)
            self.scrollTo(index)
        return index.isValid()

    def row_of(self, index: QModelIndex) -> Any:
        """Return the row that an index shows, or None."""
        return self._model.row_at(index) if index.isValid() else None

    def point_at(self, index: QModelIndex) -> None:
        """Show over which row something is held."""
        self._hover(index.row())

    def fit_columns(self) -> None:
        """Give each column the width of its title and of what stands in it, if there is room."""
        self._wanted = [self._fitting_width(each) for each in range(self._model.columnCount())]
        self._share_out()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _ENTER and self.currentIndex().isValid():
            self.row_activated.emit(self.current_row())
        elif event.key() in _ENDS and self._model.rowCount():
            last = self._model.rowCount() - 1
            self.selectRow(0 if event.key() == Qt.Key.Key_Home else last)
        elif event.matches(QKeySequence.StandardKey.Copy):
            self._copy()
        else:
            super().keyPressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.rowAt(event.position().toPoint().y()))
        super().mouseMoveEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_out()
        current = self.currentIndex()
        if 0 <= self.visualRect(current).top() < event.oldSize().height():
            self.scrollTo(current)  # what was chosen and in sight stays so in a lower list

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit_once()

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(-1)
        super().leaveEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.verticalHeader().setDefaultSectionSize(px(ROW))

    def _set_behaviour(self, *, many: bool) -> None:
        modes = QAbstractItemView.SelectionMode
        self.setSelectionMode(modes.ExtendedSelection if many else modes.SingleSelection)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)  # Tab leaves the table; arrows move inside it
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setCornerButtonEnabled(False)

    def _set_headers(self) -> None:
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setMinimumSectionSize(1)
        rows.setDefaultSectionSize(px(ROW))
        self._titles = ListHeader(self)
        self._titles.setMinimumSectionSize(px(_NARROWEST))
        self._titles.setStretchLastSection(self._stretched is None)
        self._titles.sectionResized.connect(self._on_column_resized)
        self.setHorizontalHeader(self._titles)
        self.setSortingEnabled(True)

    def _share_out(self) -> None:
        """Make the widest columns narrower where they do not all fit; else stretch one."""
        if not self._wanted:
            return
        room = self.viewport().width()
        shown = [n for n in range(len(self._wanted)) if not self.isColumnHidden(n)]
        least = [self._least_width(section) for section in shown]
        shared = narrowed([self._wanted[section] for section in shown], least, room)
        widths = dict(zip(shown, shared, strict=True))
        if self._stretched is not None:
            widths[self._stretched] += max(0, room - sum(shared))
        self._sharing = True
        for section, width in widths.items():
            self.setColumnWidth(section, width)
        self._sharing = False

    def _least_width(self, section: int) -> int:
        """Return the width below which a column says too little; one with a sign never yields."""
        column, wanted = self._model.columns[section], self._wanted[section]
        readable = px(_NAMED if column.strong or section == self._stretched else _READABLE)
        sufficient = max(self._titles.title_width(section), readable)
        return wanted if column.icon is not None else min(wanted, sufficient)

    def _fitting_width(self, section: int) -> int:
        column = self._model.columns[section]
        title = self._titles.title_width(section)
        if column.width or section == self._stretched:
            return max(title, px(column.width or _STRETCHED))
        cells = (
            self.sizeHintForIndex(self._model.index(place, section)).width()
            for place in range(min(_SAMPLE, self._model.rowCount()))
        )
        wanted = max((title, *cells))
        return min(max(wanted, px(_NARROWEST)), px(_WIDEST))

    def _fit_once(self) -> None:
        if not self._wanted and self.isVisible() and self._model.rowCount():
            self.fit_columns()

    def _hover(self, row: int) -> None:
        before, self._delegate.hovered_row = self._delegate.hovered_row, row
        if before != row:
            for changed in (before, row):
                top = self.rowViewportPosition(changed)
                self.viewport().update(0, top, self.viewport().width(), px(ROW))

    def _copy(self) -> None:
        lines = [
            "\t".join(column.text(row) for column in self._model.columns)
            for row in self.chosen_rows()
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def _on_refreshing(self) -> None:
        self._hold(self.indexAt(self.viewport().rect().topLeft()))

    def _on_rearranging(self) -> None:
        self._hold(QModelIndex())

    def _hold(self, otherwise: QModelIndex) -> None:
        """Remember what the reader looks at: the chosen row while it is in sight."""
        index = self.currentIndex()
        if not (index.isValid() and self.viewport().rect().intersects(self.visualRect(index))):
            index = otherwise
        self._anchor = (QPersistentModelIndex(index), self.rowViewportPosition(index.row()))

    def _on_arranged(self) -> None:
        if self._anchor is None:
            return
        anchor, offset = self._anchor
        self._anchor = None
        self.updateGeometries()
        top = anchor.row() * self.verticalHeader().defaultSectionSize() - offset
        self.verticalScrollBar().setValue(top if anchor.isValid() else 0)
        self._fit_once()

    def _on_column_resized(self, section: int, _before: int, width: int) -> None:
        stretched = self._stretched is None and section == self._model.columnCount() - 1
        if self._wanted and not self._sharing and not stretched:
            self._wanted[section] = width

    def _on_double_clicked(self, index: QModelIndex) -> None:
        self.row_activated.emit(self._model.row_at(index))

    def _on_current_changed(self, index: QModelIndex) -> None:
        self.row_chosen.emit(self._model.row_at(index) if index.isValid() else None)
        self.viewport().update()
