"""What the designer has read or drawn elsewhere, while sheet and edition stay free."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject

from jury_app.progress import Progress, Steps
from jury_app.ui.task import Task

R = TypeVar("R")


class Errands(QObject):
    """Does one thing after another on a thread of its own; answers come back on this one."""

    def __init__(self, refused: Callable[[Exception], object], parent: QObject) -> None:
        super().__init__(parent)
        self._refused = refused
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="designer")
        self._is_open = True

    def run(self, work: Callable[[], R], then: Callable[[R], object]) -> None:
        """Have something done, and hear what came of it."""
        if not self._is_open:
            return
        task = Task(partial(_once, work))
        task.succeeded.connect(lambda value: self._is_open and then(value))
        task.failed.connect(lambda error: self._is_open and self._refused(error))
        task.start(self._executor)

    def close(self) -> None:
        """Hear nothing more."""
        self._is_open = False
        self._executor.shutdown(wait=False, cancel_futures=True)


def _once(work: Callable[[], R]) -> Steps[R]:
    yield Progress(0, 1)
    return work()
