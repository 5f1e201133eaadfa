"""Asking which file to open, where the last one was."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from jury_app.i18n import _
from jury_app.ui.settings import Settings
from jury_app.ui.suffixes import EDITION, KIT


def ask_for_file(
    parent: QWidget | None, settings: Settings, then: Callable[[Path], object]
) -> None:
    """Ask for an edition or a kit, and hand over what was chosen."""
    recent = settings.choices.recent
    folder = str(Path(recent[0].path).parent) if recent else ""
    dialog = QFileDialog(parent, _("Open a file"), folder)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilter(
        _("Editions and kits (*{edition} *{kit})").format(edition=EDITION, kit=KIT)
    )
    dialog.fileSelected.connect(lambda name: then(Path(name)))
    dialog.open()
