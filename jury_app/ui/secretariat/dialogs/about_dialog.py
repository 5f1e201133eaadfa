"""Telling somebody all that is held about them: whom, and into which folder."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from jury_app.i18n import _
from jury_app.privacy.telling import Told, tell_about
from jury_app.ui.secretariat.files import choose_folder
from jury_app.ui.secretariat.long_work import Outcome, run_watched
from jury_app.ui.secretariat.office import Office
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.form import Form


class AboutDialog(Dialog):
    """Asks for a name or an address, then for a folder."""

    def __init__(self, office: Office, parent: QWidget) -> None:
        super().__init__(
            _("All that is held about a person"),
            parent,
            _(
                "For a juror, the contact of an applicant, a witness or anybody whom a text names, "
                "if they ask: one PDF to hand over, and the same for programs. Whoever else is "
                "named is withheld."
            ),
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._office = office
        self.form = Form()
        self.person_edit = self.form.add(_("&Name or e-mail address"), QLineEdit())
        self.body.addWidget(self.form)
        self.set_buttons(primary_button(_("Choose the folder…"), icon_name="folder-open"))
        self.person_edit.textChanged.connect(
            lambda text: self.primary_button.setEnabled(bool(text.strip()))
        )
        self.primary_button.setEnabled(False)

    def accept(self) -> None:
        if self.primary_button.isEnabled():
            choose_folder(self, _("Folder for the answer"), self.write)

    def write(self, folder: Path) -> None:
        """Write the answer into a folder."""
        self.error_bar.hide()
        run_watched(
            self._office,
            self,
            tell_about,
            self.person_edit.text(),
            folder,
            title=_("Gathering what is held"),
            outcome=Outcome(self._on_told, self.tell_error),
        )

    def _on_told(self, told: Told) -> None:
        parent = self.parentWidget() or self
        text = _("All that is held about {person} is in {folder}.")
        self._office.told(parent, text.format(person=told.person, folder=told.page.parent))
        super().accept()
