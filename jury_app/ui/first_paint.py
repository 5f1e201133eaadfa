"""What can wait until a window is there to be looked at."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class FirstPaint(QObject):
    """Watches a window until it is painted, then has something done, once."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._then)
        return False


class OncePainted:
    """What is to be done once, when the next window is there to be looked at."""

    def __init__(self) -> None:
        self._acts: list[Callable[[], object]] = []

    def do(self, act: Callable[[], object]) -> None:
        """Have something done then."""
        self._acts.append(act)

    def tell(self) -> None:
        """Do all of it: a window was painted."""
        acts, self._acts = self._acts, []
        for act in acts:
            act()
