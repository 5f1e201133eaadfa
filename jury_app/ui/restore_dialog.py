"""Having an edition back whose machine is lost: a back-up, the recovery file, a new place."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from jury_app.exchange.recovery import read_recovery_file
from jury_app.exchange.restoring import Restored, restore, restored_sentences
from jury_app.i18n import _
from jury_app.progress import Steps
from jury_app.ui.file_field import FileField
from jury_app.ui.filing import documents, edition_file
from jury_app.ui.suffixes import EDITION
from jury_app.ui.task import Task
from jury_app.ui.widgets.buttons import primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.form import Form
from jury_app.ui.widgets.text import SentenceLabel


@dataclass(frozen=True, slots=True)
class Restoring:
    """What was asked for."""

    backup: Path
    recovery: Path
    out: Path
    passphrase: str | None


class RestoreDialog(Dialog):
    """Tells what was given back, and closes for the edition to open."""

    restored = Signal(object)  # Path

    def __init__(self, parent: QWidget | None) -> None:
        super().__init__(
            _("Restore an edition"),
            parent,
            _(
                "From a back-up and the recovery file, when the computer is lost or the passphrase "
                "forgotten. The back-up stays as it is; ballots and journal are checked first."
            ),
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._executor = ThreadPoolExecutor(max_workers=1)
        self._task: Task | None = None  # the one that works now
        self._out: Path | None = None
        self._fill()
        self.set_buttons(primary_button(_("Restore the edition"), icon_name="history"))
        for edit in self._edits:
            edit.textChanged.connect(self._allow)
        self._allow()

    def accept(self) -> None:
        if self._out is not None:
            super().accept()
            self.restored.emit(self._out)
            return
        self.error_bar.hide()
        self.form.clear_errors()
        if self.passphrase_edit.text() != self.again_edit.text():
            self.form.tell_error(self.again_edit, _("This is not the same passphrase."))
            return
        asked = self._asked()
        self._say(_("Everything that the recovery key opens is being tried…"))
        self._task = task = Task(partial(_given_back, asked), self.windowTitle(), self)
        self._allow()
        task.succeeded.connect(partial(self._on_restored, asked))
        task.failed.connect(self._on_failed)
        task.cancelled.connect(self._on_stopped)
        task.start(self._executor)

    def reject(self) -> None:
        if self._task is None:
            super().reject()
            return
        self._say(_("Stopping after this step…"))
        self.cancel_button.setEnabled(False)
        self._task.cancel()

    def done(self, result: int) -> None:
        self._executor.shutdown(wait=True)  # the edition opens next, and must be at rest
        super().done(result)

    def _fill(self) -> None:
        self.form = Form()
        editions, texts = _("Editions (*.jury)"), _("Recovery files (*.txt)")
        self.backup_field = self.form.add(
            _("&Back-up"),
            FileField(_("Back-up"), editions),
            _("A copy that the application or you made, on a stick or another computer"),
        )
        self.recovery_field = self.form.add(
            _("Recovery &file"),
            FileField(_("Recovery file"), texts),
            _("The text file of the recovery sheet, or its lines typed into a file"),
        )
        self.place_field = self.form.add(
            _("&Kept in"), FileField(_("Kept in"), editions, is_new=True)
        )
        name = _("Restored edition")
        self.place_field.edit.setText(str(documents() / f"{name}{EDITION}"))
        self.passphrase_edit, self.again_edit = QLineEdit(), QLineEdit()
        for edit in (self.passphrase_edit, self.again_edit):
            edit.setEchoMode(QLineEdit.EchoMode.Password)
        self.form.add_pair(
            (_("New &passphrase (optional)"), self.passphrase_edit),
            (_("The passphrase &again"), self.again_edit),
            _("It locks the keys from now on. Without one, whoever has the file can open them."),
        )
        self.said_label = SentenceLabel("", "muted")
        self.said_label.hide()
        self.body.addWidget(self.form)
        self.body.addWidget(self.said_label)

    @property
    def _edits(self) -> list[QLineEdit]:
        return [each.edit for each in (self.backup_field, self.recovery_field, self.place_field)]

    def _asked(self) -> Restoring:
        return Restoring(
            backup=self.backup_field.path,
            recovery=self.recovery_field.path,
            out=edition_file(self.place_field.edit.text()),
            passphrase=self.passphrase_edit.text() or None,
        )

    def _allow(self) -> None:
        is_named = all(edit.text().strip() for edit in self._edits)
        self.primary_button.setEnabled(self._task is None and is_named)

    def _on_restored(self, asked: Restoring, restored: Restored) -> None:
        self._task, self._out = None, asked.out
        has_passphrase = asked.passphrase is not None
        sentences = restored_sentences(restored, asked.out, has_passphrase=has_passphrase)
        self.form.hide()
        self.cancel_button.hide()
        self._say("\n".join(sentences))
        self.primary_button.setText(_("Open the edition"))
        self.primary_button.setEnabled(True)
        self.primary_button.setFocus()

    def _on_failed(self, error: Exception) -> None:
        self.said_label.hide()
        self._rest()
        self.tell_error(error)

    def _on_stopped(self) -> None:
        self._say(_("The work was stopped: nothing was restored, and nothing was written."))
        self._rest()

    def _rest(self) -> None:
        self._task = None
        self.cancel_button.setEnabled(True)
        self._allow()

    def _say(self, sentence: str) -> None:
        self.said_label.setText(sentence)
        self.said_label.show()
        self.fit_height()


def _given_back(asked: Restoring) -> Steps[Restored]:
    recovery = read_recovery_file(asked.recovery)
    return (
        yield from restore(asked.backup, asked.out, recovery=recovery, passphrase=asked.passphrase)
    )
