"""Asking once for the passphrase that opens the edition's keys."""

from typing import Any

from PySide6.QtWidgets import QLineEdit, QWidget

from jury_app.i18n import _
from jury_app.model.queries.edition import wrapped_keys
from jury_app.sealing.keys import unwrap
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.form import Form
from jury_app.ui.workspace import Workspace


class PassphraseDialog(Dialog):
    """Closes only with a passphrase that opens the keys."""

    def __init__(self, workspace: Workspace, parent: QWidget | None) -> None:
        super().__init__(
            _("Unlock the keys of the edition"),
            parent,
            _(
                "The passphrase that was given to the edition. It is asked once, and "
                "forgotten when this window closes."
            ),
        )
        self._workspace = workspace
        form = Form()
        self.passphrase_edit = form.add(_("&Passphrase"), QLineEdit())
        self.passphrase_edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.body.addWidget(form)
        self.set_buttons(primary_button(_("Unlock the keys"), icon_name="lock-open"))
        self.passphrase_edit.textChanged.connect(self._allow)
        self._allow()

    @property
    def passphrase(self) -> str:
        """What was typed."""
        return self.passphrase_edit.text()

    def accept(self) -> None:
        self.error_bar.hide()
        self.primary_button.setEnabled(False)
        self._workspace.read(
            _require_opens, self.passphrase, then=self._on_opened, failed=self._on_refused
        )

    def _allow(self) -> None:
        self.primary_button.setEnabled(bool(self.passphrase))

    def _on_opened(self, _nothing: None) -> None:
        super().accept()

    def _on_refused(self, error: Exception) -> None:
        self._allow()
        self.tell_error(error)
        self.passphrase_edit.setFocus()
        self.passphrase_edit.selectAll()


def _require_opens(session: Any, passphrase: str) -> None:
    unwrap(wrapped_keys(session)[0], passphrase)
