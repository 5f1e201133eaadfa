"""Buttons side by side in as few lines as their place allows, each line filled."""

from PySide6.QtCore import QEvent, QRect, QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget


class FlowRow(QWidget):
    """One line where there is room, two and more under large letters or in a narrow window.

    A widget and no layout: what Python holds of the items of a layout outlives them, and is taken
    for what comes to lie in their place.
    """

    def __init__(self, *widgets: QWidget, gap: int) -> None:
        super().__init__()
        self._gap = gap
        self._widgets: list[QWidget] = []
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        for each in widgets:
            self.add(each)

    @property
    def breadth(self) -> int:
        """How wide all that is shown is in one line."""
        return self._wide(self._shown())

    def add(self, widget: QWidget) -> None:
        """Put one more at the end."""
        widget.setParent(self)
        self._widgets.append(widget)
        self.updateGeometry()

    def heightForWidth(self, width: int) -> int:
        return self._tall(self._lines(width))

    def sizeHint(self) -> QSize:
        return QSize(self.breadth, self._tall([self._shown()]))

    def minimumSizeHint(self) -> QSize:
        widths = [_size(each).width() for each in self._shown()]
        return QSize(max(widths, default=0), self._tall([self._shown()]))

    def event(self, event: QEvent) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:  # one of them came, went or has other words
            self.updateGeometry()
            self._place()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        top, room = 0, self.width()
        for line in self._lines(room):
            height = max(_size(each).height() for each in line)
            left, more = 0, max(0, room - self._wide(line))
            for place, each in enumerate(line):
                width = _size(each).width() + (more * (place + 1)) // len(line)
                width -= (more * place) // len(line)
                each.setGeometry(QRect(left, top, min(width, room), height))
                left += width + self._gap
            top += height + self._gap

    def _shown(self) -> list[QWidget]:
        return [each for each in self._widgets if not each.isHidden()]

    def _lines(self, width: int) -> list[list[QWidget]]:
        """Share what is shown among as few lines as can hold it, about as many in each."""
        shown = self._shown()
        for lines in range(1, len(shown) + 1):
            most = -(-len(shown) // lines)
            parts = [shown[place : place + most] for place in range(0, len(shown), most)]
            if all(self._wide(part) <= width for part in parts):
                return parts
        return [[each] for each in shown]

    def _wide(self, line: list[QWidget]) -> int:
        return sum(_size(each).width() for each in line) + max(0, len(line) - 1) * self._gap

    def _tall(self, lines: list[list[QWidget]]) -> int:
        heights = [max(_size(each).height() for each in line) for line in lines if line]
        return sum(heights) + max(0, len(heights) - 1) * self._gap


def _size(widget: QWidget) -> QSize:
    """Return the size that a widget asks for, within what it allows."""
    wanted = widget.sizeHint().expandedTo(widget.minimumSizeHint())
    return wanted.expandedTo(widget.minimumSize()).boundedTo(widget.maximumSize())
