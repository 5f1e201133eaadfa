"""The button by which the sitting is suspended, and goes on."""

from PySide6.QtWidgets import QToolButton

from jury_app.i18n import _
from jury_app.ui.icons import icon
from jury_app.ui.room.room_state import RoomState
from jury_app.ui.tool_tip import set_tip
from jury_app.ui.widgets.buttons import icon_button


def pause_button() -> QToolButton:
    """Return the button, of a sitting that is not suspended."""
    return icon_button("pause", _("Suspend the sitting"))


def show_pause(button: QToolButton, state: RoomState) -> None:
    """Let the button say what it does next."""
    button.setVisible(state.is_begun)
    name = _("Resume the sitting") if state.suspended_at else _("Suspend the sitting")
    button.setIcon(icon("play" if state.suspended_at else "pause", "text"))
    button.setAccessibleName(name)
    set_tip(button, name)
