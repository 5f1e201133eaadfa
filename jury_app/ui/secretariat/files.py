"""Choosing files and folders, and showing them in the system's own windows."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QWidget

from jury_app.ui.filing import documents


def choose_files(
    parent: QWidget, title: str, kinds: Sequence[str], then: Callable[[list[Path]], object]
) -> QFileDialog:
    """Ask for files; `kinds` are filters such as “Ballots (*.juryballot)”."""
    dialog = _dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.setNameFilters(list(kinds))
    return _ask(dialog, lambda: then([Path(name) for name in dialog.selectedFiles()]))


def choose_new_file(
    parent: QWidget, title: str, kinds: Sequence[str], name: str, then: Callable[[Path], object]
) -> QFileDialog:
    """Ask where to save a file; the kind that is chosen gives it its ending."""
    dialog = _dialog(parent, title)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setNameFilters(list(kinds))
    dialog.setDefaultSuffix(Path(name).suffix.removeprefix("."))
    dialog.filterSelected.connect(
        lambda kind: dialog.setDefaultSuffix(kind.rpartition(".")[2].rstrip(")"))
    )
    dialog.selectFile(name)
    return _ask(dialog, lambda: then(Path(dialog.selectedFiles()[0])))


def choose_folder(
    parent: QWidget, title: str, then: Callable[[Path], object], start: Path | None = None
) -> QFileDialog:
    """Ask for a folder."""
    dialog = _dialog(parent, title)
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly, True)
    if start is not None:
        dialog.setDirectory(str(start))
    return _ask(dialog, lambda: then(Path(dialog.selectedFiles()[0])))


def show_file(path: Path) -> None:
    """Open a file, or a folder, in the program that the system has for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))


def _dialog(parent: QWidget, title: str) -> QFileDialog:
    """Begin among the documents rather than where the program lies; then where one was last."""
    dialog = QFileDialog(parent, title)
    if dialog.directory() == QDir.current() and documents().is_dir():
        dialog.setDirectory(str(documents()))
    return dialog


def _ask(dialog: QFileDialog, chosen: Callable[[], object]) -> QFileDialog:
    dialog.accepted.connect(chosen)
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()
    return dialog
