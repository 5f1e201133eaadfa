"""A way out where the disk takes nothing: the juror’s work goes on in another folder."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jury_app.desk.views import DeskView
from jury_app.errors import StoreError
from jury_app.i18n import N_, _
from jury_app.ui.filing import documents
from jury_app.ui.juror.desk_thread import DeskThread
from jury_app.ui.juror.folders import choose_folder
from jury_app.ui.juror.outbox import Outbox
from jury_app.ui.juror.words import folder_text
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.message import Question, ask
from jury_app.ui.widgets.toast import toast

if TYPE_CHECKING:
    from jury_app.desk.desk import Desk


_SENTENCES = {
    "disk_full": N_(
        "The disk is full: the last things you said are shown, and not saved. Free some space, or "
        "keep your marks elsewhere."
    ),
    "store_failing": N_(
        "The disk takes nothing any more: the last things you said are shown, and not saved. Keep "
        "your marks elsewhere."
    ),
}


def unsaved_text(error: Exception) -> str:
    """Return why something was not saved, to somebody who knows of no work file."""
    sentence = _SENTENCES.get(error.code) if isinstance(error, StoreError) else None
    return _(sentence) if sentence else str(error)


class Elsewhere(QObject):
    """Asks for a folder, moves the work there, and then saves what was waiting."""

    viewed = Signal(object)  # DeskView
    refused = Signal(object)

    def __init__(self, screen: QWidget, desk: DeskThread, outbox: Outbox) -> None:
        super().__init__(screen)
        self._screen = screen
        self._desk = desk
        self._outbox = outbox
        self.button = button(_("Keep my marks elsewhere…"), icon_name="folder-open")
        self.button.clicked.connect(self.choose)

    def choose(self) -> None:
        """Ask where the marks shall be kept from now on."""
        title = _("Folder for my marks")
        choose_folder(self._screen, documents(), self.move, title)

    def move(self, folder: Path) -> None:
        """Go on in another folder; what could not be saved is tried there first."""

        def act(desk: "Desk") -> tuple[bool, DeskView]:
            is_noted = desk.move(folder)
            return is_noted, desk.view()

        self._desk.ask(act, lambda answer: self._on_moved(*answer), self.refused.emit)

    def ask_to_leave(self, then: Callable[[], object]) -> None:
        """Say what is lost by leaving now, and leave only if that is wanted."""
        question = Question(
            _("Not everything is saved"),
            _("The last things you said are not on the disk. If you leave, they are lost."),
            _("Leave all the same"),
            takes_away=True,
        )
        ask(self._screen, question, then)

    def _on_moved(self, is_noted: bool, view: DeskView) -> None:  # noqa: FBT001 -- as it was answered
        self.viewed.emit(view)
        self._outbox.retry()
        toast(self._screen, _told(is_noted=is_noted).format(folder=folder_text(view.kept_in)))


def _told(*, is_noted: bool) -> str:
    if is_noted:
        return _("Your marks are kept in {folder} from now on. Leave them there until you seal.")
    return _(
        "Your marks are kept in {folder} from now on. No note of it could be left here: copy your "
        "kit into that folder, and open it there the next time."
    )
