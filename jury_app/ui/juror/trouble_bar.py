"""What went wrong on the desk: what is not saved can be tried again, or be kept elsewhere."""

from jury_app.errors import StoreError
from jury_app.i18n import _
from jury_app.ui.juror.elsewhere import Elsewhere, unsaved_text
from jury_app.ui.juror.outbox import Outbox
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.error_bar import ErrorBar


class TroubleBar(ErrorBar):
    """Goes by itself once everything is saved after all."""

    def __init__(self, outbox: Outbox, elsewhere: Elsewhere) -> None:
        super().__init__()
        self._outbox = outbox
        self._is_unsaved = False
        self.retry_button = self.add_action(button(_("Try again")))
        self.elsewhere_button = self.add_action(elsewhere.button)
        self.retry_button.clicked.connect(outbox.retry)

    def tell_unsaved(self, error: Exception) -> None:
        """Say why something that was said is not saved."""
        self._tell(error, can_retry=isinstance(error, StoreError))
        self._is_unsaved = True

    def tell_refused(self, error: Exception) -> None:
        """Say why something else was not done."""
        self._tell(error, can_retry=False)

    def look_again(self) -> None:
        """Go, if all that was told is saved by now."""
        if self._is_unsaved and not self._outbox.is_stuck:
            self._is_unsaved = False
            self.hide()

    def _tell(self, error: Exception, *, can_retry: bool) -> None:
        self._is_unsaved = False
        self.retry_button.setVisible(can_retry)
        self.elsewhere_button.setVisible(can_retry)
        self.tell(unsaved_text(error) if can_retry else error)
