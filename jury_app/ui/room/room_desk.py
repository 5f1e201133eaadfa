"""What stands beside the deliberation page: the window for the room, and the running order."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jury_app.ui.room.pace import Plan
from jury_app.ui.room.room_window import RoomWindow
from jury_app.ui.room.running_dialog import RunningDialog
from jury_app.ui.room.running_draft import RunningDraft, read_running_draft
from jury_app.ui.secretariat.office import Office


class RoomDesk(QObject):
    """Opens what is asked for; the room window is made once, and stays."""

    refused = Signal(object)  # the exception that says why not
    planned = Signal()
    blanked = Signal(bool)  # whether the room sees nothing; said once it has a screen, too

    def __init__(self, office: Office, page: QWidget) -> None:
        super().__init__(page)
        self._office, self._page = office, page
        self._plan: Plan | None = None
        self.window: RoomWindow | None = None

    def project(self) -> None:
        """Show the room its window."""
        if self.window is None:
            self.window = RoomWindow(self._office.workspace, self._page)
            self.window.show_time(self._plan)
            self.window.blanked.connect(self.blanked)
            self.blanked.emit(False)
        self.window.project()

    def keys(self) -> dict[str, Callable[..., object]]:
        """Return the keys of the desk that act on the screen of the room."""
        turned = {"Ctrl+PgDown": partial(self.turn, 1), "Ctrl+PgUp": partial(self.turn, -1)}
        return {"B": self.toggle_blank, **turned}

    def toggle_blank(self) -> None:
        """Show the room nothing, or again what it saw."""
        if self.window is not None:
            self.window.toggle_blank()

    def turn(self, by: int) -> None:
        """Show the room the next page of what fills several, or the one before."""
        if self.window is not None:
            self.window.turn(by)

    def show_time(self, plan: Plan | None) -> None:
        """Tell the room how the time goes, or tell it nothing."""
        self._plan = plan
        if self.window is not None:
            self.window.show_time(plan)

    def arrange(self) -> None:
        """Put the running order together."""
        self._office.workspace.read(
            read_running_draft, then=self._open_running, failed=self.refused.emit
        )

    def _open_running(self, draft: RunningDraft) -> None:
        dialog = RunningDialog(self._office, draft, self._page)
        dialog.finished.connect(self.planned)
        dialog.open()
