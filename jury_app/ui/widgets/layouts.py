"""Rows and columns of widgets on the grid of 4."""

from PySide6.QtWidgets import QHBoxLayout, QLayout, QStackedLayout, QVBoxLayout, QWidget

from jury_app.ui.look import px
from jury_app.ui.tokens import GAP_M, GAP_S

Part = QWidget | QLayout | None  # None takes the room that is left


class Stack(QStackedLayout):
    """Pages one behind another, for a place inside their owner's own layout.

    Qt shows the first page as soon as it is added: without a parent, as a window of its own.
    """

    def __init__(self, owner: QWidget) -> None:
        super().__init__()
        self._owner = owner

    def addWidget(self, widget: QWidget) -> int:  # type: ignore[override]  # as Qt's stack has it
        widget.setParent(self._owner)
        return super().addWidget(widget)


def column(*parts: Part, gap: int = GAP_M, margin: int = 0) -> QVBoxLayout:
    """Put parts one under another."""
    layout = QVBoxLayout()
    _fill(layout, parts, gap, margin)
    return layout


def row(*parts: Part, gap: int = GAP_S, margin: int = 0) -> QHBoxLayout:
    """Put parts side by side."""
    layout = QHBoxLayout()
    _fill(layout, parts, gap, margin)
    return layout


def _fill(
    layout: QHBoxLayout | QVBoxLayout, parts: tuple[Part, ...], gap: int, margin: int
) -> None:
    layout.setSpacing(px(gap))
    layout.setContentsMargins(px(margin), px(margin), px(margin), px(margin))
    for part in parts:
        if part is None:
            layout.addStretch(1)
        elif isinstance(part, QWidget):
            layout.addWidget(part)
        else:
            layout.addLayout(part)
