"""Buttons side by side in as few lines as their place allows, each line filled."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtWidgets import QLayout, QLayoutItem, QWidget


class FlowRow(QLayout):
    """One line where there is room, two and more under large letters or in a narrow window."""

    def __init__(self, *widgets: QWidget, gap: int) -> None:
        super().__init__()
        self._items: list[QLayoutItem] = []
        self.setSpacing(gap)
        self.setContentsMargins(0, 0, 0, 0)
        for each in widgets:
            self.addWidget(each)

    @property
    def breadth(self) -> int:
        """How wide all that is shown is in one line."""
        return self._wide([each.sizeHint().width() for each in self._shown()])

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._tall(self._lines(width))

    def sizeHint(self) -> QSize:
        return QSize(self.breadth, self._tall([self._shown()]))

    def minimumSize(self) -> QSize:
        widths = [each.minimumSize().width() for each in self._shown()]
        return QSize(max(widths, default=0), self._tall([self._shown()]))

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        top = rect.top()
        for line in self._lines(rect.width()):
            height = max(each.sizeHint().height() for each in line)
            left, more = rect.left(), self._spare(line, rect.width())
            for place, each in enumerate(line):
                width = each.sizeHint().width() + (more * (place + 1)) // len(line)
                width -= (more * place) // len(line)
                each.setGeometry(QRect(left, top, min(width, rect.width()), height))
                left += width + self.spacing()
            top += height + self.spacing()

    def _spare(self, line: list[QLayoutItem], width: int) -> int:
        return max(0, width - self._wide([each.sizeHint().width() for each in line]))

    def _shown(self) -> list[QLayoutItem]:
        return [each for each in self._items if not each.isEmpty()]

    def _lines(self, width: int) -> list[list[QLayoutItem]]:
        """Share what is shown among as few lines as can hold it, about as many in each."""
        shown = self._shown()
        for lines in range(1, len(shown) + 1):
            parts = [
                shown[place : place + -(-len(shown) // lines)]
                for place in range(0, len(shown), -(-len(shown) // lines))
            ]
            if all(not self._is_wider(part, width) for part in parts):
                return parts
        return [[each] for each in shown]

    def _is_wider(self, line: list[QLayoutItem], width: int) -> bool:
        return self._wide([each.sizeHint().width() for each in line]) > width

    def _wide(self, widths: list[int]) -> int:
        return sum(widths) + max(0, len(widths) - 1) * self.spacing()

    def _tall(self, lines: list[list[QLayoutItem]]) -> int:
        heights = [max(each.sizeHint().height() for each in line) for line in lines if line]
        return sum(heights) + max(0, len(heights) - 1) * self.spacing()
