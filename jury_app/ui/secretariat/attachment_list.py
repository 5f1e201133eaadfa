"""The files of an application: looked at here, or saved as a copy."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from jury_app.errors import JuryError
from jury_app.files import write_safely
from jury_app.i18n import _, ngettext
from jury_app.model.queries.applications import AttachmentRow, attachment_content
from jury_app.ui.juror.reader import PDF, READABLE
from jury_app.ui.look import px
from jury_app.ui.secretariat.dialogs.preview_dialog import PreviewDialog
from jury_app.ui.secretariat.figures import size_text
from jury_app.ui.secretariat.office import Office
from jury_app.ui.tokens import GAP_S, GAP_XS
from jury_app.ui.tool_tip import set_tip
from jury_app.ui.widgets.buttons import icon_button, quiet_button
from jury_app.ui.widgets.icon_label import IconLabel
from jury_app.ui.widgets.layouts import column, row
from jury_app.ui.widgets.text import SentenceLabel, label

_ICONS = {PDF: "file-text", "image/png": "image", "image/jpeg": "image"}


class AttachmentList(QWidget):
    """A line for each file, and the names of those that never came."""

    def __init__(self, office: Office, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._office = office
        self.heading = label(_("Attachments"), "heading")
        self.missing_label = SentenceLabel("", "body")
        self._missing = QWidget()
        missing = row(IconLabel("triangle-alert", "warning"))
        missing.addWidget(self.missing_label, 1)
        missing.setContentsMargins(0, 0, 0, 0)
        self._missing.setLayout(missing)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(px(GAP_XS))
        self.setLayout(column(self.heading, self._lines, self._missing, gap=GAP_S))

    def show_files(self, files: Sequence[AttachmentRow], missing: Sequence[str]) -> None:
        """Show the files of another application."""
        while (item := self._lines.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        for each in files:
            self._lines.addWidget(self._line(each))
        if not files:
            self._lines.addWidget(SentenceLabel(_("No file came with this application."), "muted"))
        sentence = ngettext(
            "{count} file named in the form never came: {names}",
            "{count} files named in the form never came: {names}",
            len(missing),
        )
        self.missing_label.setText(sentence.format(count=len(missing), names=", ".join(missing)))
        self._missing.setVisible(bool(missing))

    def open_file(self, file: AttachmentRow) -> None:
        """Show a file in a window of its own."""
        self._office.workspace.read(
            attachment_content, file.id, then=partial(self._show, file), key="attachment"
        )

    def save_file(self, file: AttachmentRow, path: Path) -> None:
        """Write a copy of a file."""
        self._office.workspace.read(
            attachment_content, file.id, then=partial(self._write, path), key="attachment"
        )

    def _line(self, file: AttachmentRow) -> QWidget:
        line = QWidget()
        icon_name = _ICONS.get(file.media_type, "paperclip")
        name = quiet_button(file.name.replace("&", "&&"), icon_name=icon_name)
        set_tip(name, file.name)
        name.setMinimumWidth(px(96))
        save = icon_button("download", _("Save a copy of {file}").format(file=file.name))
        size = label(size_text(file.size), "small")
        parts = row(name, size, None, save)
        parts.setContentsMargins(0, 0, 0, 0)
        line.setLayout(parts)
        if file.media_type in READABLE:
            name.clicked.connect(partial(self.open_file, file))
        else:
            name.clicked.connect(partial(self._ask_place, file))
        save.clicked.connect(partial(self._ask_place, file))
        return line

    def _show(self, file: AttachmentRow, content: bytes) -> None:
        dialog = PreviewDialog(file, content, self)
        dialog.view.copy_asked.connect(lambda _file: self._ask_place(file))
        dialog.open()

    def _ask_place(self, file: AttachmentRow) -> None:
        dialog = QFileDialog(self, _("Save a copy of the file"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.selectFile(_safe_name(file.name))
        dialog.accepted.connect(lambda: self.save_file(file, Path(dialog.selectedFiles()[0])))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _write(self, path: Path, content: bytes) -> None:
        try:
            write_safely(path, content)
        except JuryError as error:
            self._office.told(self, str(error))
        else:
            self._office.told(self, _("Saved as {file}.").format(file=path.name))


def _safe_name(name: str) -> str:
    kept = "".join(
        char if char.isprintable() and char not in '\\/:*?"<>|' else "_" for char in name
    )
    return kept.strip(" .") or "file"
