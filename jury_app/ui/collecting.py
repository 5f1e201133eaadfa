"""Collects garbage on the interface thread alone, between two events.

Python would collect wherever it happens to allocate. Widgets destroyed on the database's thread
bring the application down; destroyed while Qt destroys another, they may wait for ever for a lock
that is theirs already.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 500


def keep_what_is_loaded() -> None:
    """Leave out of every later collection what was just loaded: it stays for good.

    To look through all of it would hold up a window longer than an eye forgives.
    """
    gc.freeze()


def collect_what_has_grown() -> None:
    """Collect the generations that have grown over Python's own limits."""
    counts = zip(gc.get_count(), gc.get_threshold(), strict=True)
    grown = [generation for generation, (count, limit) in enumerate(counts) if count > limit]
    if grown:
        gc.collect(max(grown))


class Collector(QObject):
    """Does by the clock what Python does by counting."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._before = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(collect_what_has_grown)
        self._timer.start(_EVERY_MS)

    def stop(self) -> None:
        """Leave collecting to whoever did it before."""
        self._timer.stop()
        if self._before:
            gc.enable()
