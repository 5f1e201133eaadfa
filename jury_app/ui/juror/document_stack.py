"""What stands in the place of a document while it opens, or when it cannot be shown."""

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from jury_app.i18n import _
from jury_app.ui.look import px
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.empty_state import EmptyState

_SLOW_MS = 400  # a document that takes longer to open says so
_LOWEST = 60


class DocumentStack(QStackedWidget):
    """Nothing, a word of patience, the pages, or why there are none."""

    slow = Signal()

    def __init__(self, pages: QWidget) -> None:
        super().__init__()
        self.nothing = QWidget()
        self.waiting = EmptyState("file-text", _("Opening the document…"), "")
        self.pages = pages
        self.refusal = EmptyState("file-text", "", "")
        self.save_button = self.refusal.add_action(
            button(_("Save a copy of this file…"), icon_name="download")
        )
        for page in (self.nothing, self.waiting, self.pages, self.refusal):
            self.addWidget(page)
        self.setMinimumHeight(px(_LOWEST))
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(_SLOW_MS)
        self._patience.timeout.connect(self.slow)
        self.currentChanged.connect(self._patience.stop)

    def be_patient(self) -> None:
        """Something is being opened; tell if it takes long."""
        self._patience.start()

    def focus_taker(self) -> QWidget | None:
        """Return what takes the keyboard of what is shown, if anything does."""
        return self.save_button if self.currentWidget() is self.refusal else None
