"""A line of one list is dragged onto a line of another."""

from typing import Any

from PySide6.QtCore import QByteArray, QEvent, QMimeData, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDrag, QDropEvent, QMouseEvent
from PySide6.QtWidgets import QApplication

from jury_app.ui.widgets.data_table import DataTable

JUROR = "application/x-jury-juror"
APPLICATION = "application/x-jury-application"


class RowDrag(QObject):
    """Lets the lines of a table be dragged; a click still chooses."""

    def __init__(self, table: DataTable, kind: str) -> None:
        super().__init__(table)
        self._table, self._kind = table, kind
        self._pressed: QPoint | None = None
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent):
            place = event.position().toPoint()
            if event.type() is QEvent.Type.MouseButtonPress:
                self._pressed = place if event.button() is Qt.MouseButton.LeftButton else None
            elif event.type() is QEvent.Type.MouseButtonRelease:
                self._pressed = None
            elif self._is_far(place):
                self._drag()
                return True
        return super().eventFilter(watched, event)

    def _is_far(self, place: QPoint) -> bool:
        if self._pressed is None:
            return False
        return (place - self._pressed).manhattanLength() >= QApplication.startDragDistance()

    def _drag(self) -> None:
        self._pressed = None
        row = self._table.current_row()
        if row is None:
            return
        drag = QDrag(self._table)
        drag.setMimeData(line(row.id, self._kind))
        index = self._table.currentIndex()
        rect = self._table.visualRect(index.siblingAtColumn(0))
        rect.setRight(self._table.viewport().width())
        drag.setPixmap(self._table.viewport().grab(rect))
        drag.exec(Qt.DropAction.LinkAction)


class RowDrop(QObject):
    """Takes lines of one kind, which another list holds, on the lines of a table."""

    dropped = Signal(object, int)  # the row on which it fell, and the id of what fell

    def __init__(self, table: DataTable, kind: str) -> None:
        super().__init__(table)
        self._table, self._kind = table, kind
        table.viewport().setAcceptDrops(True)
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent) or not event.mimeData().hasFormat(self._kind):
            return super().eventFilter(watched, event)
        row = self._row_at(event)
        if row is None and event.type() is not QEvent.Type.DragEnter:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() is QEvent.Type.Drop:
            self.dropped.emit(row, int(event.mimeData().data(self._kind).data()))
        return True

    def _row_at(self, event: QDropEvent) -> Any:
        index = self._table.indexAt(event.position().toPoint())
        self._table.point_at(index)
        return self._table.row_of(index)


def line(id_: int, kind: str) -> QMimeData:
    """Return a line of a list as it travels."""
    data = QMimeData()
    data.setData(kind, QByteArray(str(id_).encode()))
    return data
