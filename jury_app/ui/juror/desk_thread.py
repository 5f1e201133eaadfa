"""The juror's desk on its one thread: acts go there, and what stands comes back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QObject, Signal

from jury_app.errors import JuryError
from jury_app.ui.task import Task

if TYPE_CHECKING:
    from jury_app.desk.desk import Desk
    from jury_app.desk.views import DeskView
    from jury_app.sealing.manifest import KitManifest

Act: TypeAlias = Callable[["Desk"], "DeskView"]


@dataclass(frozen=True, slots=True)
class OpenedDesk:
    """A kit that its code has opened; its files are read from any thread."""

    manifest: "KitManifest"
    view: "DeskView"
    attachment: Callable[[int], bytes]


class DeskThread(QObject):
    """Opens the kit, saves every act in order, and tells when it is on the disk."""

    opened = Signal(object)  # OpenedDesk
    refused = Signal(object)  # why the kit does not open
    saving = Signal()  # an act is on its way
    viewed = Signal(object)  # DeskView, once every act so far is on the disk
    failed = Signal(object)  # why an act was not saved
    warmed = Signal()  # what opens a kit is loaded
    rested = Signal()  # nothing is on its way, and everybody has had an answer

    _answered = Signal(object)  # how it is told
    _opening_ended = Signal(object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._executor = ThreadPoolExecutor(max_workers=1, thread_name_prefix="desk")
        self._desk: Desk | None = None
        self._pending = 0
        self._closed = False
        self._answered.connect(self._on_answered)
        self._opening_ended.connect(self._on_opening_ended)

    @property
    def is_busy(self) -> bool:
        """Whether somebody still waits for an answer."""
        return self._pending > 0

    def warm_up(self, load: Callable[[], object]) -> None:
        """Load what opens a kit while the juror types the code; no widget may be in it."""
        if not self._closed:
            self._executor.submit(self._warm_up, load)

    def open_with(self, open_desk: Callable[[], "Desk"]) -> None:
        """Open a desk on its thread; the answer comes as one of two signals."""
        self._executor.submit(self._open, open_desk)

    def do(self, act: Act) -> None:
        """Save an act; the view comes when no other is waiting behind it."""
        self.saving.emit()
        self._submit(act, self._tell_view, self.failed.emit)

    def ask(
        self,
        work: Callable[["Desk"], Any],
        then: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Have something done that is no change of the marks, such as sealing."""
        self._submit(work, then, failed)

    def await_task(self, task: Task) -> None:
        """Count with somebody who waits for a task that runs on another thread."""
        self._pending += 1
        task.finished.connect(self._on_task_finished)

    def settle(self) -> None:
        """Wait until everything asked so far is done, before the window goes."""
        if not self._closed:
            self._executor.submit(int).result()

    def close(self) -> None:
        """Finish what was to be saved, and let go of the kit."""
        if not self._closed:
            self._closed = True
            self._executor.submit(self._close)
            self._executor.shutdown(wait=True)

    def _submit(
        self,
        act: Callable[["Desk"], Any],
        then: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        if not self._closed:
            self._pending += 1
            self._executor.submit(self._run, act, then, failed)

    def _warm_up(self, load: Callable[[], object]) -> None:
        load()
        self.warmed.emit()

    def _open(self, open_desk: Callable[[], "Desk"]) -> None:
        try:
            desk = open_desk()
            opened = OpenedDesk(desk.manifest, desk.view(), desk.attachment)
        except Exception as error:  # noqa: BLE001 -- told where the code was typed
            self._opening_ended.emit(None, error)
        else:
            self._desk = desk
            self._opening_ended.emit(opened, None)

    def _run(
        self,
        act: Callable[["Desk"], Any],
        then: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        assert self._desk is not None  # noqa: S101 -- nothing is asked before the kit is open
        try:
            value = act(self._desk)
        except Exception as error:  # noqa: BLE001 -- told in the window
            self._answered.emit(partial(_tell_failure, failed, error))
        else:
            self._answered.emit(partial(then, value))

    def _close(self) -> None:
        if self._desk is not None:
            self._desk.close()

    def _on_opening_ended(self, opened: OpenedDesk | None, error: Exception | None) -> None:
        if self._closed:
            return
        if error is None:
            self.opened.emit(opened)
        else:
            self.refused.emit(error)
            _require_known(error)

    def _on_answered(self, tell: Callable[[], object]) -> None:
        self._pending -= 1
        if self._closed:
            return
        try:
            tell()
        finally:
            if not self._pending:
                self.rested.emit()

    def _on_task_finished(self) -> None:
        self._pending -= 1
        if not self._pending and not self._closed:
            self.rested.emit()

    def _tell_view(self, view: "DeskView") -> None:
        if not self._pending:
            self.viewed.emit(view)


def _tell_failure(failed: Callable[[Exception], object], error: Exception) -> None:
    failed(error)
    _require_known(error)


def _require_known(error: Exception) -> None:
    """Hand over what is no refusal to whoever reports bugs."""
    if not isinstance(error, JuryError):
        raise error
