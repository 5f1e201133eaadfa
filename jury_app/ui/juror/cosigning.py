"""A request to countersign on the juror’s window: read on the desk’s thread, shown, then signed."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from jury_app.i18n import _
from jury_app.ui.juror.cosign_dialog import CosignDialog
from jury_app.ui.juror.desk_files import DeskFiles
from jury_app.ui.juror.desk_thread import DeskThread
from jury_app.ui.juror.opening import show_in_folder
from jury_app.ui.juror.sealing import Sealing
from jury_app.ui.suffixes import REQUEST
from jury_app.ui.widgets.file_drop import FileDrop
from jury_app.ui.widgets.toast import toast

if TYPE_CHECKING:
    from jury_app.desk.cosigning import AskedSeal


class Cosigning(QObject):
    """Shows what is asked, and signs it once the juror says so."""

    refused = Signal(object)  # why there is nothing to sign

    def __init__(
        self, screen: QWidget, desk: DeskThread, sealing: Sealing, files: DeskFiles
    ) -> None:
        super().__init__(screen)
        self._screen = screen
        self._desk = desk
        self._sealing = sealing
        self._files = files
        self.dialog: CosignDialog | None = None
        self.drop = FileDrop(screen, (REQUEST,), _("Drop the request to countersign here"))
        self.drop.dropped.connect(lambda files: self.read(files[0]))

    def read(self, path: Path) -> None:
        """Read a request, and show what would be signed."""
        self._desk.ask(
            lambda desk: self._files.read_request(desk, path), self._show, self.refused.emit
        )

    def _show(self, asked: "AskedSeal") -> None:
        dialog = self.dialog = CosignDialog(asked, self._screen)
        dialog.sign_asked.connect(lambda: self._sign(asked))
        dialog.folder_shown.connect(show_in_folder)
        dialog.message_asked.connect(self._write_message)
        dialog.finished.connect(self._on_finished)
        dialog.open()

    def _sign(self, asked: "AskedSeal") -> None:
        folder = self._sealing.folder
        self._desk.ask(
            lambda desk: self._files.co_sign(desk, asked, folder), self._on_signed, self._on_refused
        )

    def _write_message(self, file: Path) -> None:
        self._desk.ask(
            lambda desk: self._files.write_cosigned(desk, file), self._on_written, self._on_refused
        )

    def _on_signed(self, file: Path) -> None:
        if self.dialog is not None:
            self.dialog.show_signed(file)

    def _on_written(self, file: Path) -> None:
        toast(
            self.dialog or self._screen,
            _("The message is ready in {file}: open it and send it.").format(file=file),
        )

    def _on_refused(self, error: Exception) -> None:
        if self.dialog is None:
            self.refused.emit(error)
        else:
            self.dialog.show_refused(error)

    def _on_finished(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None
