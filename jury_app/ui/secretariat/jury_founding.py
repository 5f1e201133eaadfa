"""From a closed shortlist to the jury’s edition: the button, what it asks, and what comes of it."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.ui.recovery_dialog import RecoveryDialog
from jury_app.ui.secretariat.dialogs.found_jury_dialog import FoundJuryDialog
from jury_app.ui.secretariat.office import Office
from jury_app.ui.widgets.buttons import button


class JuryFounding(QObject):
    """Shows its button only where a panel has closed its shortlist."""

    founded = Signal(object)  # Path: the jury’s edition, once its recovery key was kept

    def __init__(self, office: Office, page: QWidget) -> None:
        super().__init__(page)
        self._office = office
        self._page = page
        self._year = self._count = 0
        self.button = button(_("Found the jury’s edition…"), icon_name="users")
        self.button.hide()
        self.button.clicked.connect(self._on_clicked)

    def set_shortlist(self, year: int, count: int | None) -> None:
        """Offer to found it on so many applications; nothing where no panel has closed."""
        self._year, self._count = year, count or 0
        self.button.setVisible(count is not None)

    def _on_clicked(self) -> None:
        dialog = FoundJuryDialog(self._office, self._year, self._count, self._page)
        dialog.founded.connect(self._on_founded)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _on_founded(self, path: Path, recovery: str) -> None:
        dialog = RecoveryDialog(path.stem, recovery, self._page, path)
        dialog.finished.connect(lambda _result: self.founded.emit(path))
        dialog.open()
