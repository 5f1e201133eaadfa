"""One table model for every list: rows are frozen objects, columns say how to show them.

Rows are sorted and searched here, and moved rather than reset: what the user had chosen, scrolled
to or focused stays.
"""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from typing import Any, Generic

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QIcon

from jury_app.i18n import _
from jury_app.ui.look import colour
from jury_app.ui.row_keys import RowKeys, RowT
from jury_app.ui.tool_tip import tool_tip

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole

RowRole = Role.UserRole + 1
ROOT = QModelIndex()
LEFT = Qt.AlignmentFlag.AlignLeading
RIGHT = Qt.AlignmentFlag.AlignTrailing
CENTRE = Qt.AlignmentFlag.AlignHCenter


@dataclass(frozen=True, slots=True)
class Column(Generic[RowT]):
    """How one column shows a row; without a sort key it sorts by its text, as a reader would."""

    title: str
    text: Callable[[RowT], str]
    sort_key: Callable[[RowT], Any] | None = None
    align: Qt.AlignmentFlag = LEFT
    icon: Callable[[RowT], QIcon | None] | None = None
    tip: Callable[[RowT], str] | None = None
    tone: Callable[[RowT], str | None] | None = None  # the token its words are written in
    width: int = 0  # at 100 %; 0 fits what stands in it
    stretch: bool = False  # takes the room that is left
    strong: bool = False  # the name of the thing
    whole: str = ""  # the title in full, where there is no room for all of it

    @property
    def name(self) -> str:
        """The title as it is heard, and read under the mouse."""
        return self.whole or self.title


class TableModel(QAbstractTableModel, Generic[RowT]):
    """Shows a sequence of rows through a sequence of columns."""

    refreshing = Signal()  # rows that were read again are about to be shown
    rearranging = Signal()  # the same rows are about to be sorted or searched
    arranged = Signal()

    def __init__(self, columns: Sequence[Column[RowT]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._keys = RowKeys(
            [column.text for column in columns], [column.sort_key for column in columns]
        )
        self._rows: list[RowT] = []
        self._found: list[RowT] = []
        self._shown: list[RowT] = []
        self._search = ""
        self._condition: Callable[[RowT], bool] | None = None
        self._sort_column = -1
        self._descending = False

    @property
    def columns(self) -> tuple[Column[RowT], ...]:
        """How each column shows a row."""
        return self._columns

    @property
    def rows(self) -> list[RowT]:
        """All the rows, shown or not, as they were given."""
        return list(self._rows)

    @property
    def shown_rows(self) -> list[RowT]:
        """The rows that the search lets through, in the order shown."""
        return list(self._shown)

    def set_rows(self, rows: Sequence[RowT]) -> None:
        """Show other rows; selection and scrolling survive."""
        after = {row.id: row for row in rows}
        if len(after) != len(rows):
            raise ValueError("two rows with one id")
        changed = [row.id for row in self._rows if _differ(row, after.get(row.id))]
        self._keys.forget(changed)
        self._rows = list(rows)
        self._find()
        self.refreshing.emit()
        self._replace_contents({id_: after[id_] for id_ in changed if id_ in after})
        self._show()
        self.arranged.emit()

    def set_search(self, text: str) -> None:
        """Show only the rows in which every word occurs, in any column."""
        self._search = text
        self._narrow()

    def set_condition(self, condition: Callable[[RowT], bool] | None) -> None:
        """Show only the rows that meet a condition, besides the search."""
        if condition is None and self._condition is None:
            return
        self._condition = condition
        self._narrow()

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._sort_column = column
        self._descending = order is Qt.SortOrder.DescendingOrder
        self.rearranging.emit()
        self._reorder(self._sorted())
        self.arranged.emit()

    def row_at(self, index: Index) -> RowT:
        """Return the row that an index shows."""
        return self._shown[index.row()]

    def index_of(self, id_: Hashable) -> QModelIndex:
        """Return where a row is shown; invalid when it is not."""
        for place, row in enumerate(self._shown):
            if row.id == id_:
                return self.index(place, 0)
        return QModelIndex()

    def rowCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = ROOT) -> int:
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> Any:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(self._columns):
            return None
        if role == Role.DisplayRole:
            return self._columns[section].title
        if role == Role.AccessibleTextRole:
            return self._columns[section].name
        if role == Role.ToolTipRole and self._columns[section].whole:
            return tool_tip(self._columns[section].whole)
        if role == Role.TextAlignmentRole:
            return self._columns[section].align | Qt.AlignmentFlag.AlignVCenter
        return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        reader = _READERS.get(role)  # most roles Qt asks for are none of ours: answer at once
        if reader is None or not index.isValid():
            return None
        return reader(self._columns[index.column()], self._shown[index.row()])

    def _narrow(self) -> None:
        self._find()
        self.rearranging.emit()
        self._show()
        self.arranged.emit()

    def _find(self) -> None:
        """Hold the rows that search and condition let through, in the order they came in."""
        found = self._keys.found(self._rows, self._search)
        if self._condition is not None:
            found = [row for row in found if self._condition(row)]
        self._found = found

    def _sorted(self) -> list[RowT]:
        if not 0 <= self._sort_column < len(self._columns):
            return self._found
        return self._keys.sorted(self._found, self._sort_column, descending=self._descending)

    def _show(self) -> None:
        """Go from the rows shown to those found in at most four moves, whatever changed."""
        target = self._sorted()
        wanted = {row.id for row in target}
        gone = [place for place, row in enumerate(self._shown) if row.id not in wanted]
        if gone:
            self._remove(gone)
        if len(target) > len(self._shown):
            known = {row.id for row in self._shown}
            fresh = [place for place, row in enumerate(target) if row.id not in known]
            self._insert(target, fresh)
        self._reorder(target)

    def _replace_contents(self, changed: dict[Hashable, RowT]) -> None:
        if not changed:
            return
        places = [place for place, row in enumerate(self._shown) if row.id in changed]
        for place in places:
            self._shown[place] = changed[self._shown[place].id]
        if places:
            last = self.index(places[-1], len(self._columns) - 1)
            self.dataChanged.emit(self.index(places[0], 0), last)

    def _remove(self, gone: list[int]) -> None:
        leaving = set(gone)
        kept = [row for place, row in enumerate(self._shown) if place not in leaving]
        first = gone[0]
        if gone[-1] - first + 1 != len(gone):
            first = len(kept)
            self._reorder(kept + [self._shown[place] for place in gone])
        self.beginRemoveRows(ROOT, first, first + len(gone) - 1)
        self._shown = kept
        self.endRemoveRows()

    def _insert(self, target: list[RowT], fresh: list[int]) -> None:
        coming = set(fresh)
        kept = [row.id for place, row in enumerate(target) if place not in coming]
        first = fresh[0]
        in_one_piece = fresh[-1] - first + 1 == len(fresh)
        if not in_one_piece or kept != [row.id for row in self._shown]:
            first = len(self._shown)
        self.beginInsertRows(ROOT, first, first + len(fresh) - 1)
        self._shown[first:first] = [target[place] for place in fresh]
        self.endInsertRows()

    def _reorder(self, target: list[RowT]) -> None:
        if [row.id for row in target] == [row.id for row in self._shown]:
            return
        self.layoutAboutToBeChanged.emit()
        moved = self.persistentIndexList()
        ids = [self._shown[index.row()].id for index in moved]
        self._shown = list(target)
        places = {row.id: place for place, row in enumerate(target)} if moved else {}
        self.changePersistentIndexList(
            moved,
            [
                self.index(places[id_], index.column())
                for id_, index in zip(ids, moved, strict=True)
            ],
        )
        self.layoutChanged.emit()


def _differ(row: RowT, other: RowT | None) -> bool:
    return row is not other and row != other


def _shown_icon(column: Column[Any], row: Any) -> QIcon | None:
    return column.icon(row) if column.icon else None


def _shown_tip(column: Column[Any], row: Any) -> str | None:
    return tool_tip(column.tip(row)) if column.tip else None


def _shown_tone(column: Column[Any], row: Any) -> Any:
    token = column.tone(row) if column.tone else None
    return colour(token) if token else None


def _spoken_text(column: Column[Any], row: Any) -> str:
    return _("{column}: {value}").format(column=column.name, value=column.text(row))


_READERS: dict[int, Callable[[Column[Any], Any], Any]] = {
    Role.DisplayRole: lambda column, row: column.text(row),
    Role.DecorationRole: _shown_icon,
    Role.ToolTipRole: _shown_tip,
    Role.ForegroundRole: _shown_tone,
    Role.TextAlignmentRole: lambda column, _row: column.align | Qt.AlignmentFlag.AlignVCenter,
    Role.AccessibleTextRole: _spoken_text,
    RowRole: lambda _column, row: row,
}
