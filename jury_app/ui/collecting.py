"""Collects garbage on the interface thread alone.

Python would collect on whatever thread happens to allocate; widgets destroyed on the database's
thread bring the application down.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


def keep_what_is_loaded() -> None:
    """Leave out of every later collection what was just loaded: it stays for good.

    To look through all of it would hold up a window longer than an eye forgives.
    """
    gc.freeze()


class Collector(QObject):
    """Does by the clock what Python does by counting."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._limits = gc.get_threshold()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.collect)
        self._timer.start(_EVERY_MS)

    def collect(self) -> None:
        """Collect the generations that have grown over their limit."""
        grown = [n for n, count in enumerate(gc.get_count()) if count > self._limits[n]]
        if grown:
            gc.collect(max(grown))

    def stop(self) -> None:
        """Leave collecting to Python again."""
        self._timer.stop()
        gc.enable()
