"""A table whose rows have two lines."""

from typing import Any

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QWidget

from jury_app.ui.look import px
from jury_app.ui.table_model import TableModel
from jury_app.ui.widgets.data_table import DataTable
from jury_app.ui.widgets.row_delegate import RowDelegate


class TallTable(DataTable):
    """Shows rows of a height of their own, painted by a delegate of their own."""

    def __init__(
        self, model: TableModel[Any], name: str, height: int, parent: QWidget | None = None
    ) -> None:
        self._height = height
        super().__init__(model, name, parent=parent)
        model.setParent(self)
        self.verticalHeader().setDefaultSectionSize(px(height))

    def paint_by(self, delegate: RowDelegate) -> None:
        """Paint the rows otherwise."""
        self._delegate = delegate
        self.setItemDelegate(delegate)

    def set_row_height(self, height: int) -> None:
        """Give the rows another height; at 100 %."""
        self._height = height
        self.verticalHeader().setDefaultSectionSize(px(height))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self.verticalHeader().setDefaultSectionSize(px(self._height))

    def _hover(self, row: int) -> None:
        super()._hover(row)
        self.viewport().update()
