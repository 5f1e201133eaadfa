"""A bar for work of unknown length."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QProgressBar

from jury_app.ui.motion import is_reduced


class BusyBar(QProgressBar):
    """Runs to and fro until it is told how far the work is; stands still where the system asks."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setTextVisible(False)
        self.setRange(0, 0)
        self.setAccessibleName(name)

    def showEvent(self, event: QShowEvent) -> None:
        if self.maximum() == 0 and is_reduced():
            self.setRange(0, 1)  # empty: the words beside it say that something is being done
        super().showEvent(event)
