"""A sheet on the screen: its blocks one under another, each with an empty row to go on in."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from jury_app.ui.paper.row_view import RowView
from jury_app.ui.paper.spec import Block, Row, Rows, Sheet, is_empty
from jury_app.ui.tokens import GAP_S, GAP_XL, GAP_XS
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel, label


class BlockView(QWidget):
    """The rows of a block; where all are taken, one more stands below them."""

    changed = Signal()

    def __init__(self, block: Block, rows: Sequence[Row], width: int) -> None:
        super().__init__()
        self._block, self._width = block, width
        self.rows: list[RowView] = []
        self._lines: QVBoxLayout = column(gap=GAP_XS)
        head = column(label(block.title, "heading"), gap=GAP_XS)
        if block.hint:
            head.addWidget(SentenceLabel(block.hint, "small"))
        self.setLayout(column(head, self._lines, gap=GAP_S))
        count = max(len(rows), len(block.given))
        for place in range(count):
            given = block.given[place] if place < len(block.given) else {}
            self._add({**(rows[place] if place < len(rows) else {}), **given})
        self._grow()

    @property
    def values(self) -> list[Row]:
        """What was typed, without the empty rows at the end."""
        found = [each.values for each in self.rows]
        while found and is_empty(found[-1]):
            found.pop()
        return found

    def _add(self, values: Row) -> None:
        view = RowView(self._block, values, self._width, len(self.rows) + 1)
        view.changed.connect(self._on_changed)
        before = self.rows[-1] if self.rows else None
        self.rows.append(view)
        self._lines.addWidget(view)
        view.show()  # at once: whoever types fast goes on into it
        if before is not None:
            follow((*before.edits.values(), *view.edits.values()))

    def _grow(self) -> None:
        if self._block.grows and (not self.rows or not is_empty(self.rows[-1].values)):
            self._add({})

    def _on_changed(self) -> None:
        self._grow()
        self.changed.emit()


class SheetView(QWidget):
    """All that a sheet asks."""

    changed = Signal()

    def __init__(self, sheet: Sheet, rows: Rows, width: int) -> None:
        super().__init__()
        self.blocks = {
            block.key: BlockView(block, rows.get(block.key, ()), width) for block in sheet.blocks
        }
        self.setLayout(column(*self.blocks.values(), gap=GAP_XL))
        for each in self.blocks.values():
            each.changed.connect(self.changed)

    @property
    def values(self) -> Rows:
        """What was typed, block by block."""
        told = {key: block.values for key, block in self.blocks.items()}
        return {key: rows for key, rows in told.items() if rows}

    @property
    def edits(self) -> list[QWidget]:
        """The fields, in the order of the sheet."""
        rows = (row for block in self.blocks.values() for row in block.rows)
        return [edit for row in rows for edit in row.edits.values()]

    def begin(self) -> None:
        """Go to the first field that takes words."""
        _focus(self.edits)

    def step(self, by: int) -> None:
        """Go to the next block, or to the one before."""
        blocks = list(self.blocks.values())
        focused = self.focusWidget()
        here = next((n for n, each in enumerate(blocks) if each.isAncestorOf(focused)), -1)
        place = min(max(here + by, 0), len(blocks) - 1)
        _focus(edit for row in blocks[place].rows for edit in row.edits.values())

    def go_to(self, block: str, row: int, field: str = "") -> None:
        """Go to a row, and to one of its fields."""
        view = self.blocks[block].rows[row]
        if field:
            view.edits[field].setFocus()
        else:
            _focus(view.edits.values())


def follow(widgets: Iterable[QWidget]) -> None:
    """Let the Tab key go through some fields in this order."""
    fields = [each for each in widgets if each.focusPolicy() is not Qt.FocusPolicy.NoFocus]
    for first, second in pairwise(fields):
        QWidget.setTabOrder(first, second)


def _focus(edits: Iterable[QWidget]) -> None:
    """Go to the first of some fields that can be typed into."""
    for each in edits:
        if each.focusPolicy() is not Qt.FocusPolicy.NoFocus:
            each.setFocus()
            return
