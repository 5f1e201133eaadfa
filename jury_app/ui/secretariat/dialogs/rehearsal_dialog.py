"""Asking for a rehearsal: what it holds, what it never touches, and the file that it becomes."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from jury_app.exchange.rehearsing import Rehearsal, rehearse
from jury_app.i18n import _
from jury_app.ui.file_field import FileField
from jury_app.ui.filing import edition_file
from jury_app.ui.secretariat.long_work import Outcome, run_watched
from jury_app.ui.secretariat.office import Office
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.text import SentenceLabel


class RehearsalDialog(Dialog):
    """Closes once the rehearsal is on the disk."""

    made = Signal(object)  # Path

    def __init__(self, office: Office, file: Path, parent: QWidget) -> None:
        super().__init__(
            _("Rehearse the day"),
            parent,
            _(
                "A copy of this edition is made in a file of its own, with its domains, jury, "
                "applications and rules, and ballots that are made up: open them, deliberate, "
                "vote, close and print as on the day itself."
            ),
        )
        self._office = office
        self.safe_label = SentenceLabel(
            _(
                "The edition itself is not touched, and none of its ballots or marks goes into the "
                "copy. The copy has other keys: nothing of it can come back here. Its screens and "
                "its papers all say that they are a rehearsal, and its letters reach nobody."
            ),
            "muted",
        )
        self.form = Form()
        field = FileField(_("Rehearsal"), _("Editions (*.jury)"), is_new=True)
        self.path_edit = field.edit
        self.path_edit.setText(str(file))
        self.form.add(_("&Kept in"), field)
        self.body.addWidget(self.safe_label)
        self.body.addWidget(self.form)
        self.make_button = primary_button(_("Make the rehearsal and open it"))
        self.set_buttons(self.make_button)

    def accept(self) -> None:
        self.error_bar.hide()
        if not self.path_edit.text().strip():
            self.path_edit.setFocus()
            return
        self.make_button.setEnabled(False)
        run_watched(
            self._office,
            self,
            rehearse,
            edition_file(self.path_edit.text()),
            title=_("Making the rehearsal…"),
            outcome=Outcome(self._on_made, self.tell_error, self._on_finished),
        )

    def reject(self) -> None:
        if self.make_button.isEnabled():
            super().reject()

    def _on_made(self, rehearsal: Rehearsal) -> None:
        super().accept()
        self.made.emit(rehearsal.file)

    def _on_finished(self) -> None:
        self.make_button.setEnabled(True)
