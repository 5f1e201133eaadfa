"""What the juror said and is not known to be on the disk: shown all the same, and tried again."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

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
        self._send(said)

    def retry(self) -> None:
        """Try again whatever is not saved; to say a thing twice changes nothing."""
        self.timer.stop()
        for each in self.unsaved():
            if not each.is_saved:
                self._send(each)

    def take_back(self) -> Place | None:
        """Give up the last thing that could not be saved; what was saved before stands."""
        if self._on_way or not self._refused:
            return None
        place = next(reversed([each for each in self._waiting if each in self._refused]))
        del self._waiting[place], self._refused[place]
        return place

    def unsaved(self) -> tuple[Said, ...]:
        """Return everything not known to be saved, to be done before a ballot is sealed."""
        return tuple(self._waiting.values())

    def clear(self, done: tuple[Said, ...]) -> None:
        """Leave out what has been saved by another way."""
        for each in done:
            self._leave_out(each)

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
