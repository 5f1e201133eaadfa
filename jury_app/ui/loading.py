"""Loads the parts of a window before they are asked for, and leaves it free between two of them.

Widgets are loaded on the thread of the windows alone: Qt looks at the classes of what it shows
without Python's lock, and one that another thread makes at that moment brings everything down.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from threading import Thread

from PySide6.QtCore import QObject, QTimer, Signal

_REST_MS = 50  # what was just shown comes first


class Loading(QObject):
    """Loads one part whenever nothing else is to be done."""

    loaded = Signal()

    def __init__(self, parts: Iterator[object], parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._go_on)
        QTimer.singleShot(_REST_MS, self, self._begin)

    def _begin(self) -> None:
        self._timer.start(0)

    def _go_on(self) -> None:
        try:
            next(self._parts)
        except StopIteration:
            self._timer.stop()
            self.loaded.emit()


class LoadingBehind(QObject):
    """Loads what has no widget in it on a thread of its own, and then the parts of the window."""

    _prepared = Signal()

    def __init__(
        self, prepare: Callable[[], object], parts: Iterator[object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._prepared.connect(lambda: Loading(parts, self))
        Thread(target=self._prepare, args=(prepare,), daemon=True).start()

    def _prepare(self, prepare: Callable[[], object]) -> None:
        prepare()
        with suppress(RuntimeError):  # everything was closed meanwhile
            self._prepared.emit()
