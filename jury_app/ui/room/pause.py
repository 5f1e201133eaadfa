"""The button by which the sitting is suspended, and goes on."""

from PySide6.QtCore import QObject, Signal

from jury_app.i18n import _
from jury_app.model.operations.suspending import resume, suspend
from jury_app.ui.icons import icon
from jury_app.ui.room.room_state import RoomState
from jury_app.ui.secretariat.office import Office
from jury_app.ui.tool_tip import set_tip
from jury_app.ui.widgets.buttons import icon_button


class PauseAct(QObject):
    """One button for both; the page puts it where it has room."""

    refused = Signal(object)  # the exception that says why not

    def __init__(self, office: Office, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._is_suspended = False
        self.button = icon_button("pause", _("Suspend the sitting"))
        self.button.clicked.connect(self._on_clicked)

    def set_state(self, state: RoomState, *, is_closed: bool) -> None:
        """Say what the button does next."""
        self._is_suspended = bool(state.suspended_at)
        name = _("Resume the sitting") if self._is_suspended else _("Suspend the sitting")
        self.button.setVisible(state.is_begun and not is_closed)
        self.button.setIcon(icon("play" if self._is_suspended else "pause", "text"))
        self.button.setAccessibleName(name)
        set_tip(self.button, name)

    def _on_clicked(self) -> None:
        operation, told = (
            (resume, _("The sitting goes on."))
            if self._is_suspended
            else (suspend, _("The sitting is suspended: nothing comes before the jury."))
        )
        self._office.write(self.button, operation, told=told, failed=self.refused.emit)
