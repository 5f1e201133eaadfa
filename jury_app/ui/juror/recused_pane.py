"""What stands in the place of an application that the juror does not score."""

from PySide6.QtCore import Qt

from jury_app.desk.views import Entry
from jury_app.i18n import _
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.empty_state import EmptyState
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.scrolled import Scrolled


class RecusedPane(Scrolled):
    """Says why, leads on, and gives the way back where it is the juror's to take."""

    def __init__(self) -> None:
        self.state = EmptyState("user-x", _("You do not score this application"), "")
        super().__init__(column(self.state))
        self.next_button = self.state.add_action(
            button(_("Next application to score"), icon_name="arrow-right")
        )
        self.next_button.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        self.lift_button = self.state.add_action(
            button(_("Score it after all"), icon_name="undo-2")
        )

    def show_entry(self, entry: Entry, *, is_last: bool) -> None:
        """Show why an application is not scored; after the last one nothing leads on."""
        self.state.set_words(_("You do not score this application"), _why(entry))
        self.lift_button.setVisible(not entry.recused_by_secretariat)
        self.next_button.setVisible(not is_last)

    def take_focus(self) -> None:
        """Lead on, or back where there is nothing more to score."""
        is_last = self.next_button.isHidden()
        (self.lift_button if is_last else self.next_button).setFocus()


def _why(entry: Entry) -> str:
    if entry.recused_by_secretariat:
        reason = _("The secretariat has recorded it. Call them if that is a mistake.")
    else:
        reason = _("It is hidden, and your ballot will say that you stay out of it.")
    return f"{reason}\n{entry.recusal}" if entry.recusal else reason
