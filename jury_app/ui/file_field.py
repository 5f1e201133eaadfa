"""The name of a file in a form: typed, or chosen where files are chosen."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from jury_app.i18n import _
from jury_app.ui.filing import named_file
from jury_app.ui.suffixes import EDITION
from jury_app.ui.widgets.buttons import button
from jury_app.ui.widgets.layouts import row


class FileField(QWidget):
    """The name of a file, typed or chosen."""

    def __init__(self, title: str, kinds: str, *, is_new: bool = False) -> None:
        super().__init__()
        self._title, self._kinds, self._is_new = title, kinds, is_new
        self.edit, self.browse_button = QLineEdit(), button(_("Choose…"))
        self.edit.setAccessibleName(title)
        self.browse_button.setAccessibleName(f"{title}, {self.browse_button.text()}")
        line = row(self.edit, self.browse_button)
        line.setStretch(0, 1)
        self.setLayout(line)
        self.setFocusProxy(self.edit)
        self.browse_button.clicked.connect(self._on_browse)

    @property
    def path(self) -> Path:
        """The file that is named."""
        return named_file(self.edit.text())

    def _on_browse(self) -> None:
        dialog = QFileDialog(self, self._title, self.edit.text())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setNameFilter(self._kinds)
        if self._is_new:
            dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
            dialog.setDefaultSuffix(EDITION.removeprefix("."))
        else:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.edit.setText)
        dialog.open()
