"""Long work off the interface thread: a generator that reports its steps."""

from collections.abc import Callable
from concurrent.futures import Executor
from threading import Event
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Signal

from jury_app.progress import Steps


class Task(QObject):
    """Runs steps on a thread of an executor; to cancel is to close the generator between two."""

    progressed = Signal(object)  # Progress
    succeeded = Signal(object)  # what the generator returned
    failed = Signal(object)  # the exception
    cancelled = Signal()
    finished = Signal()  # after any of the last three

    _running: ClassVar[set["Task"]] = set()  # no task may die on the thread that ran it

    def __init__(
        self, steps: Callable[[], Steps[Any]], title: str = "", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.title = title
        self._steps = steps
        self._cancelling = Event()
        self._over = Event()
        self.finished.connect(self._on_finished)

    @property
    def is_over(self) -> bool:
        """Whether the end was told already: who listens only now will not hear it."""
        return self._over.is_set()

    def start(self, executor: Executor) -> None:
        """Start as soon as the executor has a thread free."""
        self._running.add(self)
        self.setParent(None)  # whoever asked may be gone before the work is done
        executor.submit(self._run)

    def cancel(self) -> None:
        """Stop before the next step."""
        self._cancelling.set()

    def _run(self) -> None:
        try:
            steps = self._steps()
            while not self._cancelling.is_set():
                self.progressed.emit(next(steps))
            steps.close()
        except StopIteration as stop:
            self.succeeded.emit(stop.value)
        except Exception as error:  # noqa: BLE001 -- handed to whoever started the task
            self.failed.emit(error)
        else:
            self.cancelled.emit()
        self._over.set()
        self.finished.emit()

    def _on_finished(self) -> None:
        self._running.discard(self)
