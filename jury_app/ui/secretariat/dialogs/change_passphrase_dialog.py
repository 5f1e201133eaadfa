"""Another passphrase for the keys of the edition."""

from PySide6.QtWidgets import QLineEdit, QWidget

from jury_app.errors import JuryError
from jury_app.exchange.recovery import lock_anew
from jury_app.i18n import _
from jury_app.ui.secretariat.office import Office
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.form import Form


class ChangePassphraseDialog(Dialog):
    """Closes once the keys are locked by the passphrase that was typed twice."""

    def __init__(self, office: Office, parent: QWidget, *, has_one: bool) -> None:
        super().__init__(
            _("Change the passphrase") if has_one else _("Set a passphrase"),
            parent,
            _(
                "It locks this file from now on; back-ups made before open as they did. The "
                "recovery sheet stays good. The journal says that the passphrase was changed, and "
                "nothing of it."
            ),
        )
        self._office, self._asker = office, parent
        self.form = Form()
        self.present_edit, self.new_edit, self.again_edit = QLineEdit(), QLineEdit(), QLineEdit()
        self._edits = (self.present_edit, self.new_edit, self.again_edit)
        names = (_("&Present passphrase"), _("&New passphrase"), _("The new one &again"))
        for name, edit in zip(names, self._edits, strict=True):
            edit.setEchoMode(QLineEdit.EchoMode.Password)
            self.form.add(name, edit)
            edit.textChanged.connect(self._allow)
        self.form.set_shown(self.present_edit, shown=has_one)
        self._has_one = has_one
        self.body.addWidget(self.form)
        self.set_buttons(primary_button(_("Lock the keys with it"), icon_name="lock"))
        self.finished.connect(self.deleteLater)
        self._allow()

    def accept(self) -> None:
        self.form.clear_errors()
        self.error_bar.hide()
        if self.new_edit.text() != self.again_edit.text():
            self.form.tell_error(self.again_edit, _("This is not the same passphrase."))
            return
        self.primary_button.setEnabled(False)
        self._office.workspace.run(
            lock_anew,
            passphrase=self.present_edit.text() if self._has_one else None,
            new=self.new_edit.text(),
            title=self.windowTitle(),
            then=self._on_locked,
            failed=self._on_refused,
        )

    def _allow(self) -> None:
        typed = self._edits if self._has_one else self._edits[1:]
        self.primary_button.setEnabled(all(edit.text().strip() for edit in typed))

    def _on_locked(self, _nothing: None) -> None:
        self._office.remember(self.new_edit.text())
        self._office.told(self._asker, _("The keys are locked by the new passphrase."))
        super().accept()

    def _on_refused(self, error: Exception) -> None:
        self._allow()
        if isinstance(error, JuryError) and error.code == "passphrase_wrong":
            self.form.tell_error(self.present_edit, str(error))
        else:
            self.tell_error(error)
