"""The secretariat’s receipt, dropped on the juror’s window or chosen: what it proves there."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from jury_app.errors import JuryError
from jury_app.i18n import _
from jury_app.sealing.receipt import SUFFIX
from jury_app.ui.filing import documents
from jury_app.ui.juror.desk_files import DeskFiles
from jury_app.ui.juror.desk_thread import DeskThread
from jury_app.ui.juror.sealing import Sealing
from jury_app.ui.widgets.file_drop import FileDrop
from jury_app.ui.widgets.toast import toast

if TYPE_CHECKING:
    from jury_app.desk.receipts import ReadReceipt


class ReceiptDrop(FileDrop):
    """Appears while one receipt is held above the window."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, (SUFFIX,), _("Drop the receipt of the secretariat here"))

    def taken(self, mime: QMimeData) -> list[Path]:
        """Return the one receipt that is held."""
        files = [each for each in super().taken(mime) if each.suffix]
        return files if len(mime.urls()) == 1 else []


class Receipts(QObject):
    """Reads receipts, and shows on the sealed page what they prove."""

    refused = Signal(object)  # why a receipt proves nothing here, where no sealed page shows it

    def __init__(
        self, screen: QWidget, desk: DeskThread, sealing: Sealing, files: DeskFiles
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self._desk = desk
        self._sealing = sealing
        self._files = files
        self.drop = ReceiptDrop(screen)
        self.drop.dropped.connect(lambda files: self.read(files[0]))
        sealing.receipt_asked.connect(self.choose)
        sealing.ballot_shown.connect(self._look_beside)

    def choose(self) -> None:
        """Ask for the file of a receipt."""
        dialog = QFileDialog(self._screen, _("Read a receipt"), str(documents()))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([_("Receipts (*{suffix})").format(suffix=SUFFIX), _("All files (*)")])
        dialog.accepted.connect(lambda: self.read(Path(dialog.selectedFiles()[0])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def read(self, path: Path) -> None:
        """Read a receipt, keep it beside the ballot, and say what it proves."""
        folder = self._sealing.folder
        self._desk.ask(
            lambda desk: self._files.take_receipt(desk, path, folder),
            self._on_read,
            self._on_refused,
        )

    def _on_read(self, receipt: "ReadReceipt") -> None:
        page = self._sealing.sealed_page
        if page.isVisible():
            page.error_bar.hide()
            page.show_receipt(receipt.sentence)
        elif receipt.is_last:
            # its page finds the receipt beside the ballot
            self._sealing.show_last(partial(self._on_not_shown, receipt.sentence))
        else:
            self._tell(receipt.sentence)

    def _on_not_shown(self, sentence: str, error: Exception) -> None:
        """Say what the receipt proves all the same, where no ballot can be put beside it."""
        self._tell(sentence)
        if not isinstance(error, (JuryError, OSError)):
            self.refused.emit(error)

    def _tell(self, sentence: str) -> None:
        toast(self._screen, sentence)

    def _on_refused(self, error: Exception) -> None:
        page = self._sealing.sealed_page
        if page.isVisible():
            page.error_bar.tell(error)
        else:
            self.refused.emit(error)

    def _look_beside(self) -> None:
        """Show again the receipt that was kept beside the ballot."""
        folder = self._sealing.sealed_page.folder
        self._desk.ask(
            lambda desk: self._files.find_receipt(desk, folder), self._on_found, self._on_refused
        )

    def _on_found(self, receipt: "ReadReceipt | None") -> None:
        if receipt is not None:
            self._sealing.sealed_page.show_receipt(receipt.sentence)
