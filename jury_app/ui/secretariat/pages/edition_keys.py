"""What opens the keys of the edition: its passphrase, its recovery sheet."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from jury_app.exchange.recovery import WrittenSheet, new_sheet
from jury_app.i18n import _
from jury_app.model.queries.edition import EditionRow
from jury_app.sealing.keys import fingerprint
from jury_app.sealing.recovery import sheet_code
from jury_app.ui.secretariat.dialogs.backups_dialog import BackupsDialog
from jury_app.ui.secretariat.dialogs.change_passphrase_dialog import ChangePassphraseDialog
from jury_app.ui.secretariat.files import choose_folder
from jury_app.ui.secretariat.long_work import Outcome, run_watched
from jury_app.ui.secretariat.office import Office
from jury_app.ui.tokens import GAP_S
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.error_bar import ErrorBar
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.message import Question, ask
from jury_app.ui.widgets.text import SentenceLabel, label


class KeysPanel(QWidget):
    """Says how the keys are kept, and changes it."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self._has_passphrase = False
        self.keys_label = SentenceLabel("", "muted")
        self.error_bar = ErrorBar()
        self.passphrase_button = button(_("Set a passphrase…"), icon_name="lock")
        self.sheet_button = button(_("New recovery sheet…"), icon_name="key-round")
        self.backups_button = button(_("Back-ups…"), icon_name="history")
        self.setLayout(
            column(
                label(_("Keys of the edition"), "strong"),
                self.keys_label,
                self.error_bar,
                self.passphrase_button,
                self.sheet_button,
                self.backups_button,
                gap=GAP_S,
            )
        )
        self.passphrase_button.clicked.connect(self._on_passphrase_clicked)
        self.sheet_button.clicked.connect(self._on_sheet_clicked)
        self.backups_button.clicked.connect(lambda: BackupsDialog(office, self).open())

    def show_edition(self, edition: EditionRow) -> None:
        """Show how the keys are kept now."""
        self._has_passphrase = edition.has_passphrase
        self.keys_label.setText(_keys_sentence(edition))
        self.passphrase_button.setText(
            _("Change the passphrase…") if edition.has_passphrase else _("Set a passphrase…")
        )

    def _on_passphrase_clicked(self) -> None:
        ChangePassphraseDialog(self._office, self, has_one=self._has_passphrase).open()

    def _on_sheet_clicked(self) -> None:
        self.error_bar.hide()
        question = Question(
            _("Make a new recovery sheet?"),
            _(
                "The sheet before no longer opens the edition, nor any back-up made from now on; "
                "keep it as long as you keep earlier back-ups. A folder is asked for: take one "
                "that is not beside the edition, such as a stick."
            ),
            _("Choose the folder…"),
        )
        ask(self, question, self._choose)

    def _choose(self) -> None:
        choose_folder(self, _("Folder for the recovery sheet"), self.write_sheet)

    def write_sheet(self, folder: Path) -> None:
        """Make a new recovery key, and write its sheet into a folder."""
        self._office.with_passphrase(self, partial(self._write_sheet, folder))

    def _write_sheet(self, folder: Path, passphrase: str | None) -> None:
        run_watched(
            self._office,
            self,
            new_sheet,
            folder,
            passphrase=passphrase,
            title=_("Making the recovery sheet"),
            outcome=Outcome(self._on_written, self.error_bar.tell),
        )

    def _on_written(self, written: WrittenSheet) -> None:
        self._office.told(
            self,
            _("Recovery sheet {code} is in {folder}: print it, and keep it apart.").format(
                code=written.code, folder=written.page.parent
            ),
        )


def _keys_sentence(edition: EditionRow) -> str:
    locked = (
        _("Locked by a passphrase; it is asked when kits are issued and ballots opened.")
        if edition.has_passphrase
        else _("Without a passphrase: whoever has this file can open the ballots.")
    )
    signature = _("They sign as {code}.").format(
        code=fingerprint(bytes.fromhex(edition.signing_key))
    )
    sheet = _("The recovery sheet that opens them is {code}.").format(
        code=sheet_code(edition.recovery_recipient)
    )
    return f"{locked}\n{signature}\n{sheet}"
