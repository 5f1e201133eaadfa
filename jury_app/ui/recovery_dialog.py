"""The key that opens everything if all else is lost: shown once, printed, kept apart."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from jury_app.exchange.recovery import WrittenSheet, sheet_of
from jury_app.i18n import _
from jury_app.progress import Progress, Steps
from jury_app.ui.secretariat.files import choose_folder
from jury_app.ui.task import Task
from jury_app.ui.tokens import GAP_L
from jury_app.ui.widgets.buttons import button, primary_button
from jury_app.ui.widgets.dialog import Dialog
from jury_app.ui.widgets.layouts import column
from jury_app.ui.widgets.text import SentenceLabel, frame
from jury_app.ui.widgets.toast import toast

_LETTERS = 20


class RecoveryDialog(Dialog):
    """Shows the recovery key of an edition that was just founded."""

    def __init__(
        self, title: str, key: str, parent: QWidget | None, edition: Path | None = None
    ) -> None:
        super().__init__(
            _("Keep the recovery key of this edition"),
            parent,
            _(
                "If the passphrase is forgotten, this key alone still opens the ballots. It is "
                "shown once and is not in the file. Print it, and keep it where the edition is not."
            ),
        )
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._title = title
        self._key = key
        self._edition = edition
        self._executor = ThreadPoolExecutor(max_workers=1)
        self.key_label = SentenceLabel(_in_lines(key), "title")
        self.key_label.setAccessibleName(_("Recovery key"))
        panel = frame("panel")
        panel.setLayout(column(self.key_label, margin=GAP_L))
        self.body.addWidget(panel)
        self.sheet_button = button(_("Save the sheet…"), icon_name="download")
        self.sheet_button.setVisible(edition is not None)
        self.print_button = button(_("Print the key…"), icon_name="printer")
        self.copy_button = button(_("Copy the key"), icon_name="copy")
        self.sheet_button.clicked.connect(self._on_sheet_clicked)
        self.print_button.clicked.connect(self._on_print)
        self.copy_button.clicked.connect(self._on_copy)
        self.set_primary(
            primary_button(_("I have kept it: open the edition")),
            self.sheet_button,
            self.print_button,
            self.copy_button,
        )
        (self.print_button if edition is None else self.sheet_button).setFocus()

    def page(self) -> QTextDocument:
        """Return what is printed."""
        page = QTextDocument()
        page.setPlainText(
            "\n\n".join(
                (self._title, self.windowTitle(), _in_lines(self._key), self.sentence_label.text())
            )
        )
        return page

    def done(self, result: int) -> None:
        self._executor.shutdown(wait=True)  # the edition opens next, and must be at rest
        super().done(result)

    def write_sheet(self, folder: Path) -> None:
        """Write the recovery sheet into a folder: a page to print, and a text file."""
        if self._edition is None:
            return
        self.error_bar.hide()
        self.sheet_button.setEnabled(False)
        task = Task(partial(_written, self._edition, folder, self._key), self.windowTitle(), self)
        task.succeeded.connect(self._on_written)
        task.failed.connect(self._on_failed)
        task.start(self._executor)

    def _on_sheet_clicked(self) -> None:
        choose_folder(self, _("Folder for the recovery sheet"), self.write_sheet)

    def _on_written(self, written: WrittenSheet) -> None:
        self.sheet_button.setEnabled(True)
        toast(
            self,
            _("Recovery sheet {code} is in {folder}: print it, and keep it apart.").format(
                code=written.code, folder=written.page.parent
            ),
        )

    def _on_failed(self, error: Exception) -> None:
        self.sheet_button.setEnabled(True)
        self.tell_error(error)

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._key)

    def _on_print(self) -> None:
        printer = QPrinter()  # the dialog only borrows it
        dialog = QPrintDialog(printer, self)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.accepted.connect(lambda: self.page().print_(printer))
        QDialog.open(dialog)


def _written(edition: Path, folder: Path, key: str) -> Steps[WrittenSheet]:
    yield Progress(0, 1)
    return sheet_of(edition, folder, key)


def _in_lines(key: str) -> str:
    """Return a key in lines that the eye can follow."""
    return "\n".join(key[start : start + _LETTERS] for start in range(0, len(key), _LETTERS))
