"""How long the thread of a window is held up, seen from inside."""

import time

from PySide6.QtCore import Qt, QTimer

EVERY_MS = 4


class Probe:
    """Ticks in the thread of the window; a tick that comes late was held up.

    On a busy machine others hold it up too, so what the thread worked itself stands beside it.
    """

    def __init__(self) -> None:
        self._begin()
        self._timer = QTimer()
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_tick)
        self._timer.start(EVERY_MS)

    def blocks(self) -> list[float]:
        """Return the longest wait and the longest work, in milliseconds, and begin again."""
        self._on_tick()
        told = [round(each * 1000, 1) for each in (self._longest, self._busiest)]
        self._begin()
        return told

    def _begin(self) -> None:
        self._longest = self._busiest = 0.0
        self._last, self._worked = time.perf_counter(), time.thread_time()

    def _on_tick(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self._longest = max(self._longest, now - self._last - EVERY_MS / 1000)
        self._busiest = max(self._busiest, worked - self._worked)
        self._last, self._worked = now, worked
