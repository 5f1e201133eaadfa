"""What a check found, all of it: one under another, and scrolled where there is much."""

from collections.abc import Sequence

from PySide6.QtWidgets import QListWidget, QWidget

from jury_app.findings import Finding
from jury_app.ui.look import px

_LINES = 6


class FindingList(QListWidget):
    """Hidden until there is something to tell; the arrow keys go through it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setWordWrap(True)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListWidget.ScrollMode.ScrollPerPixel)
        self.setMaximumHeight(2 * _LINES * self.fontMetrics().lineSpacing() + px(2))
        self.hide()

    def tell(self, findings: Sequence[Finding]) -> None:
        """Show what was found, or go where nothing was."""
        self.clear()
        self.addItems([each.text for each in findings])
        self.setVisible(bool(findings))
