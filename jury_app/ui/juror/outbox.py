"""What the juror said and is not known to be on the disk: shown all the same, and tried again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from jury_app.desk.changes import Place, Value
from jury_app.desk.views import DeskView
from jury_app.errors import StoreError
from jury_app.ui.juror.desk_thread import DeskThread

if TYPE_CHECKING:
    from jury_app.desk.desk import Desk

PATIENCE_MS = 5_000  # between two attempts, while the disk takes nothing


@dataclass(eq=False, slots=True)
class Said:
    """One thing said: where it stands, and what it is."""

    place: Place
    value: Value | None
    is_saved: bool = False

    def save(self, desk: "Desk") -> DeskView:
        """Put it on the disk; on the desk’s own thread."""
        view = desk.put(self.place, self.value)
        self.is_saved = True
        return view


class Outbox(QObject):
    """Holds the latest word on each place until the disk has it; nothing is dropped before."""

    heard = Signal()  # something was said just now
    sending = Signal()  # something is on its way to the disk
    saved = Signal(object)  # the DeskView, when nothing is on its way any more
    stuck = Signal(object)  # why something could not be saved; it is kept

    def __init__(self, desk: DeskThread) -> None:
        super().__init__(desk)
        self._desk = desk
        self._waiting: dict[Place, Said] = {}
        self._refused: dict[Place, Exception] = {}
        self._on_way = 0
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.setInterval(PATIENCE_MS)
        self.timer.timeout.connect(self.retry)

    @property
    def said(self) -> Mapping[Place, Value | None]:
        """What was said and is not known to be saved."""
        return {place: each.value for place, each in self._waiting.items()}

    @property
    def is_stuck(self) -> bool:
        """Whether something was tried and could not be saved."""
        return bool(self._refused)

    @property
    def has_unsaved(self) -> bool:
        """Whether anything is not on the disk, as of this moment."""
        return any(not each.is_saved for each in self._waiting.values())

    def say(self, place: Place, value: Value | None) -> None:
        """Save something; the last word on a place is the one that counts."""
        self._waiting.pop(place, None)
        said = self._waiting[place] = Said(place, value)
        self.heard.emit()
        self._send(said)

    def retry(self) -> None:
        """Try again whatever is not saved; to say a thing twice changes nothing."""
        self.timer.stop()
        for each in tuple(self._waiting.values()):
            if not each.is_saved or each.place in self._refused:
                self._send(each)

    def once_saved(
        self,
        work: Callable[["Desk"], Any],
        then: Callable[[Any], object],
        failed: Callable[[Exception], object],
    ) -> None:
        """Have something done with all that was said: what cannot be saved first forbids it."""
        unsaved = tuple(self._waiting.values())

        def act(desk: "Desk") -> Any:
            for each in unsaved:
                each.save(desk)
            return work(desk)

        def done(result: Any) -> None:
            self.retry()  # what was refused before is asked after: it may be saved by now
            then(result)

        def not_done(error: Exception) -> None:
            self.retry()
            failed(error)

        self._desk.ask(act, done, not_done)

    def take_back(self) -> Place | None:
        """Give up the last thing that could not be saved; what was saved before stands."""
        refused = [
            each.place
            for each in self._waiting.values()
            if each.place in self._refused and not each.is_saved
        ]
        if self._on_way or not refused:
            return None
        place = refused[-1]
        del self._waiting[place], self._refused[place]
        return place

    def _send(self, said: Said) -> None:
        self._on_way += 1
        self.sending.emit()
        self._desk.ask(said.save, partial(self._on_saved, said), partial(self._on_refused, said))

    def _leave_out(self, said: Said) -> None:
        if self._waiting.get(said.place) is said:
            del self._waiting[said.place]
            self._refused.pop(said.place, None)

    def _on_saved(self, said: Said, view: DeskView) -> None:
        self._on_way -= 1
        self._leave_out(said)
        if self._on_way:
            return
        self.saved.emit(view)
        if self.timer.isActive():  # the disk takes things again
            self.retry()

    def _on_refused(self, said: Said, error: Exception) -> None:
        self._on_way -= 1
        if self._waiting.get(said.place) is said:
            self._refused[said.place] = error
            if isinstance(error, StoreError):
                self.timer.start()
            self.stuck.emit(error)
