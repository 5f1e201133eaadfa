"""The juror's desk on its one thread: acts go there, and what stands comes back."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

from PySide6.QtCore import QObject, Signal

from jury_app.errors import JuryError

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


@dataclass(frozen=True, slots=True)
class _Work:
    """Something for the thread, and who hears of it."""

    act: Callable[["Desk"], Any]
    then: Callable[[Any], object] | None = None
    failed: Callable[[Exception], object] | None = None


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of it."""

    value: Any = None
    error: Exception | None = None


class DeskThread(QObject):
    """Opens the kit, saves every act in order, and tells when it is on the disk."""

    opened = Signal(object)  # OpenedDesk
    refused = Signal(object)  # why the kit does not open
    saving = Signal()  # an act is on its way
    viewed = Signal(object)  # DeskView, once every act so far is on the disk
    failed = Signal(object)  # why an act was not saved
    rested = Signal()  # nothing is on its way, and everybody has had an answer

    _answered = Signal(object, object)
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
        """Load what the desk needs while the juror types the code."""
        self._executor.submit(load)

    def open_with(self, open_desk: Callable[[], "Desk"]) -> None:
        """Open a desk on its thread; the answer comes as one of two signals."""
        self._executor.submit(self._open, open_desk)

    def do(self, act: Act) -> None:
        """Save an act; the view comes when no other is waiting behind it."""
        self.saving.emit()
        self._submit(_Work(act))

    def ask(
        self,
        work: Callable[["Desk"], Any],
        then: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Have something done that is no change of the marks, such as sealing."""
        self._submit(_Work(work, then, failed))

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

    def _submit(self, work: "_Work") -> None:
        if not self._closed:
            self._pending += 1
            self._executor.submit(self._run, work)

    def _open(self, open_desk: Callable[[], "Desk"]) -> None:
        try:
            desk = open_desk()
            opened = OpenedDesk(desk.manifest, desk.view(), desk.attachment)
        except Exception as error:  # noqa: BLE001 -- told where the code was typed
            self._opening_ended.emit(None, error)
        else:
            self._desk = desk
            self._opening_ended.emit(opened, None)

    def _run(self, work: "_Work") -> None:
        assert self._desk is not None  # noqa: S101 -- nothing is asked before the kit is open
        try:
            answer = _Answer(work.act(self._desk))
        except Exception as error:  # noqa: BLE001 -- told in the window
            answer = _Answer(error=error)
        self._answered.emit(work, answer)

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

    def _on_answered(self, work: "_Work", answer: "_Answer") -> None:
        self._pending -= 1
        if self._closed:
            return
        try:
            self._tell(work, answer)
        finally:
            if not self._pending:
                self.rested.emit()

    def _tell(self, work: "_Work", answer: "_Answer") -> None:
        if answer.error is not None:
            if work.failed is not None:
                work.failed(answer.error)
            else:
                self.failed.emit(answer.error)
            _require_known(answer.error)
        elif work.then is not None:
            work.then(answer.value)
        elif not self._pending:
            self.viewed.emit(answer.value)


def _require_known(error: Exception) -> None:
    """Hand over what is no refusal to whoever reports bugs."""
    if not isinstance(error, JuryError):
        raise error
